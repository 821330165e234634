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
            var credential = PresentedCredential.of(request);
            if ("right".equals(way)) {
                credential.accept("owner of " + request.getHeader("Authorization"));
            } else if ("refused".equals(way)) {
                credential.refuse();
            } else if ("unchecked".equals(way)) {
                credential.leaveUnchecked();
            }
            return "open";
        }

        @Limited(Limit.CLIENT_TOKEN)
        @PostMapping("/client-token")
        String clientToken(@RequestParam String client, @RequestParam boolean right, HttpServletRequest request) {
            if (right) {
                PresentedCredential.of(request).accept(client);
            } else {
                PresentedCredential.of(request).refuse();
            }
            return "token";
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
