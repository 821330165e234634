package io.fairlead.testkit.helper;

import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;

/** Breaks the rules of main code. */
@Controller
public class RuleBreaker {

    @Value("${anything}")
    private String injected = "";

    public String now() {
        return Instant.now() + injected + System.currentTimeMillis();
    }
}
