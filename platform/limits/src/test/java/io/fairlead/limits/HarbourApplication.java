package io.fairlead.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A made-up service with an open door and one that needs a token. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(HarbourApplication.GateController.class)
class HarbourApplication {

    /** Holds those who ask to be held. */
    static volatile CountDownLatch gate = new CountDownLatch(0);

    static final Set<String> CAME_IN = ConcurrentHashMap.newKeySet();

    @Bean
    KnownLogins knownLogins() {
        return new KnownLogins() {
            @Override
            public boolean isKnown(String name, String address) {
                return CAME_IN.contains(name + " " + address);
            }

            @Override
            public void recordSuccess(String name, String address) {
                CAME_IN.add(name + " " + address);
            }
        };
    }

    @RestController
    static class GateController {

        @Limited(Limit.CREDENTIAL_EXCHANGE)
        @PostMapping("/exchange")
        String open(@RequestParam(required = false) @Nullable String way, HttpServletRequest request)
                throws InterruptedException {
            if ("held".equals(way)) {
                gate.await();
            }
            if ("right".equals(way)) {
                KnownLogins.recordSuccess(request);
            }
            return "open";
        }

        @GetMapping("/api/v1/berths")
        String berths() {
            return "none";
        }

        @Limited(Limit.REGISTRY_LOGIN)
        @PostMapping("/api/v1/pilots")
        String pilot() {
            return "tried";
        }
    }
}
