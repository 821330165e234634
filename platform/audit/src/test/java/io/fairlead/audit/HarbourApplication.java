package io.fairlead.audit;

import io.fairlead.contracts.scope.Scope;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A made-up service whose resource is berths. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(HarbourApplication.BerthController.class)
class HarbourApplication {

    @RestController
    @RequestMapping({"/api/v1/berths", "/api/v1/orgs/{org}/berths"})
    static class BerthController {

        private final JdbcTemplate jdbc;
        private final AuditLog audit;

        BerthController(JdbcTemplate jdbc, AuditLog audit) {
            this.jdbc = jdbc;
            this.audit = audit;
        }

        @PostMapping("/{name}")
        @Audited("berth.dug")
        @Transactional
        public void dig(Scope scope, @PathVariable String name) {
            jdbc.update("insert into berth values (?)", name);
            audit.record(AuditedChange.of("berth.dug", null, scope, name).to(ResourceFingerprint.of(name)));
            if (name.startsWith("collapsing")) {
                throw new IllegalStateException("it fell in");
            }
        }

        @DeleteMapping("/{name}")
        public void forgotten(@PathVariable String name) {
            jdbc.update("delete from berth where name = ?", name);
        }
    }
}
