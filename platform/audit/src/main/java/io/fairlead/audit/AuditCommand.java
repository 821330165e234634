package io.fairlead.audit;

import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Verifies a service's audit from the command line, with nothing but its database. */
public final class AuditCommand {

    static final int INTACT = 0;
    static final int BROKEN = 1;
    static final int CANNOT_CHECK = 2;

    static final String USAGE = """
            audit verify [--head <position>:<hash>]... [--grace <seconds>]

            Reads all entries of this service's audit and says whether any was changed, removed, inserted or reordered.
              --head   a head noted earlier, as the log and this command tell it; finds a chain that was cut or rewritten
              --grace  how long an entry may lack its link, 60 s

            Settings are those of the service: FAIRLEAD_DB_URL, FAIRLEAD_DB_USER, FAIRLEAD_DB_PASSWORD.
            Exit code: 0 intact, 1 breach, 2 cannot check.
            """;

    private final Map<String, String> environment;
    private final Clock clock;
    private final PrintStream out;

    AuditCommand(Map<String, String> environment, Clock clock, PrintStream out) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
    }

    /** Ends the program when its arguments ask for the audit, before the service would start. */
    public static void runIfRequested(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("audit")) {
            System.exit(new AuditCommand(System.getenv(), Clock.systemUTC(), System.out).run(List.of(arguments)));
        }
    }

    int run(List<String> arguments) {
        if (arguments.contains("--help")) {
            out.print(USAGE);
            return INTACT;
        }
        var heads = new ArrayList<ChainHead>();
        var grace = Duration.ofSeconds(60);
        try {
            if (arguments.size() < 2 || !arguments.get(1).equals("verify")) {
                throw new IllegalArgumentException("say: audit verify");
            }
            for (var index = 2; index < arguments.size(); index += 2) {
                var value = index + 1 < arguments.size() ? arguments.get(index + 1) : "";
                switch (arguments.get(index)) {
                    case "--head" ->
                        heads.add(ChainHead.parse(value)
                                .orElseThrow(() -> new IllegalArgumentException("--head takes <position>:<hash>")));
                    case "--grace" -> grace = Duration.ofSeconds(Long.parseLong(value));
                    default -> throw new IllegalArgumentException("unknown option " + arguments.get(index));
                }
            }
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage() + "\n\n" + USAGE);
            return CANNOT_CHECK;
        }
        return verify(heads, grace);
    }

    private int verify(List<ChainHead> heads, Duration grace) {
        var url = environment.getOrDefault("FAIRLEAD_DB_URL", "");
        if (url.isBlank()) {
            out.println("FAIRLEAD_DB_URL is not set; see audit verify --help");
            return CANNOT_CHECK;
        }
        try (var connection = DriverManager.getConnection(
                url,
                environment.getOrDefault("FAIRLEAD_DB_USER", ""),
                environment.getOrDefault("FAIRLEAD_DB_PASSWORD", ""))) {
            connection.setReadOnly(true);
            return printResult(
                    new ChainVerifier(connection, heads, clock.instant().minus(grace)).verify());
        } catch (SQLException failure) {
            out.println("cannot check the audit of " + url + ": " + failure.getMessage());
            return CANNOT_CHECK;
        }
    }

    private int printResult(ChainVerification verdict) {
        out.printf("%d entries checked, head %s%n", verdict.entriesChecked(), verdict.head());
        var breach = verdict.breach();
        if (breach == null) {
            out.println("INTACT");
            return INTACT;
        }
        out.printf(
                "%s position=%s entry=%s: %s%n",
                breach.kind(), breach.position(), breach.entryId(), breach.explanation());
        return BROKEN;
    }
}
