package io.fairlead.limits;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A made-up service with an open door and one that needs a token. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(Harbour.GateController.class)
class Harbour {

    @RestController
    static class GateController {

        @PostMapping("/exchange")
        String open() {
            return "open";
        }

        @GetMapping("/api/v1/berths")
        String berths() {
            return "none";
        }

        @TriesLogins
        @PostMapping("/api/v1/pilots")
        String pilot() {
            return "tried";
        }
    }
}
