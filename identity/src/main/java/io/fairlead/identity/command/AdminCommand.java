package io.fairlead.identity.command;

import io.fairlead.identity.person.ResetAdmin;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** {@code admin reset}: lets an operator back in whom nobody else can let in, with the settings of the service. */
public final class AdminCommand {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int NOT_UNDERSTOOD = 2;

    private static final String NAME = "admin";

    private static final String USAGE = """
            usage: java -jar identity-….jar admin reset [<name>]

            Makes <name> (admin, where none is given) an admin of the account, whether they are there already or not, gives
            them a new password, ends their sessions and leaves the password in FAIRLEAD_HOME/<name>-password, for the file's
            owner alone. The service may run meanwhile. API tokens stay as they are.

            Settings are those of the service: FAIRLEAD_DB_URL, FAIRLEAD_DB_USER, FAIRLEAD_DB_PASSWORD, FAIRLEAD_HOME.
            Run it as the user that the service runs as. Exit code: 0 done, 1 refused, 2 not understood.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final String[] settings;

    /** @param settings that go before those of the environment, as the service takes them: {@code --name=value} */
    AdminCommand(PrintStream out, PrintStream err, String... settings) {
        this.out = out;
        this.err = err;
        this.settings = settings;
    }

    /** Ends the program when its arguments ask for this, before the service would start. */
    public static void runIfRequested(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(NAME)) {
            var words = List.of(arguments).subList(1, arguments.length);
            System.exit(new AdminCommand(System.out, System.err).run(words));
        }
    }

    int run(List<String> words) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return DONE;
        }
        if (words.isEmpty() || words.size() > 2 || !words.getFirst().equals("reset")) {
            err.print(USAGE);
            return NOT_UNDERSTOOD;
        }
        return reset(words.size() == 2 ? words.get(1) : NAME);
    }

    private int reset(String name) {
        try (var context = new SpringApplicationBuilder(AdminCommandConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=ERROR", "spring.main.lazy-initialization=true")
                .run(settings)) {
            var file = context.getBean(ResetAdmin.class).reset(name);
            out.printf("%s is an admin; the password is in %s%n", name, file);
            return DONE;
        } catch (DataAccessException | TransactionException failure) {
            err.println("The database does not answer as it should: "
                    + NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        } catch (IllegalArgumentException | UncheckedIOException failure) {
            err.println(failure.getMessage());
        }
        return REFUSED;
    }
}
