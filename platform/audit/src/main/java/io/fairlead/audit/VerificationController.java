package io.fairlead.audit;

import io.fairlead.access.RequiresRole;
import io.fairlead.access.Role;
import io.fairlead.http.problem.InvalidRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Verifies the chain for an admin of the account, also against the head that this instance remembers. */
@RestController
@RequiresRole(Role.ADMIN)
class VerificationController {

    private static final Duration GRACE = Duration.ofSeconds(60);

    private final DataSource database;
    private final LinkEntries links;
    private final Clock clock;

    VerificationController(DataSource database, LinkEntries links, Clock clock) {
        this.database = database;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Verifies that no entry of the audit was changed or removed.
     *
     * <p>The chain is also held against the head that this instance remembers.
     *
     * @param head one that was noted elsewhere: a position, a colon and 64 hexadecimal digits; none where it is absent
     * @return what was found
     */
    @GetMapping("/api/v1/audit/verification")
    ChainVerification verifyAuditChain(@RequestParam(defaultValue = "") String head) throws SQLException {
        var known = new ArrayList<>(List.of(links.latestHead()));
        if (!head.isEmpty()) {
            known.add(ChainHead.parse(head)
                    .orElseThrow(() -> new InvalidRequest(
                            "?head", "INVALID_HEAD", "A head is a position, a colon and 64 hexadecimal digits.")));
        }
        try (var connection = database.getConnection()) {
            return new ChainVerifier(connection, known, clock.instant().minus(GRACE)).verify();
        }
    }
}
