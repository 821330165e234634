package io.fairlead.access;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.scope.ScopedMapping;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A made-up service whose resource is berths. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({HarbourApplication.BerthController.class, HarbourApplication.PilotController.class})
class HarbourApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @RestController
    @ScopedMapping("/berths")
    static class BerthController {

        @GetMapping
        Map<String, String> read(Scope scope) {
            return Map.of("scope", scope.toText());
        }

        @PostMapping
        Map<String, String> change(Scope scope) {
            return Map.of("scope", scope.toText());
        }

        @DeleteMapping
        @RequiresRole(Role.ADMIN)
        void manage() {}

        @GetMapping("/mine")
        @ScopedToCaller
        List<String> mine(Grants caller) {
            return caller.toTexts();
        }

        @PostMapping("/preview")
        @RequiresRole(Role.VIEWER)
        void preview() {}
    }

    @RestController
    static class PilotController {

        @GetMapping("/internal/v1/pilots")
        @RequiresServiceScope("pilots")
        void pilots() {}

        @GetMapping("/internal/v1/forgotten")
        void forgotten() {}

        @GetMapping("/delegate/v1/signed")
        void signed() {}
    }
}
