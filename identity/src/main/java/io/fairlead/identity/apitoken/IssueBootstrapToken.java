package io.fairlead.identity.apitoken;

import io.fairlead.access.Grant;
import io.fairlead.access.Role;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.identity.person.BootstrapAdminCreated;
import io.fairlead.identity.person.PrivateFile;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives the first admin a token for the command line, in a file that nobody else may read. */
@Component
class IssueBootstrapToken {

    private static final Duration LIFETIME = Duration.ofDays(365);

    private final IssueApiToken tokens;

    IssueBootstrapToken(IssueApiToken tokens) {
        this.tokens = tokens;
    }

    @EventListener
    void issue(BootstrapAdminCreated added) {
        var admin = added.admin();
        var everything = new Grant(Role.ADMIN, Scope.account(admin.account()));
        var issued = tokens.issue(admin, admin.grants(), "first start", everything, LIFETIME, null);
        PrivateFile.write(added.home().resolve("admin-token"), issued.text());
    }
}
