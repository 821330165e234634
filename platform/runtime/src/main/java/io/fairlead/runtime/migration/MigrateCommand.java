package io.fairlead.runtime.migration;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** {@code migrate}: brings the tables up to date and ends, so that the program that works in them need not know their owner. */
public final class MigrateCommand {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int NOT_UNDERSTOOD = 2;

    private static final String NAME = "migrate";

    private static final String USAGE = """
            usage: java -jar ….jar migrate

            Brings the tables of this program up to date as their owner, and ends. Run it before the program's new version
            starts, which then has FAIRLEAD_DB_MIGRATE=false and no owner's password.

            Settings: FAIRLEAD_DB_URL, FAIRLEAD_DB_USER (whom the tables are opened to; no password), FAIRLEAD_DB_OWNER,
            FAIRLEAD_DB_OWNER_PASSWORD. Exit code: 0 done, 1 failed, 2 not understood.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final String[] settings;

    /** @param settings that go before those of the environment, as the program takes them: {@code --name=value} */
    public MigrateCommand(PrintStream out, PrintStream err, String... settings) {
        this.out = out;
        this.err = err;
        this.settings = settings;
    }

    /** Ends the program when its arguments ask for this, before the program would start. */
    public static void runIfRequested(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(NAME)) {
            var words = List.of(arguments).subList(1, arguments.length);
            System.exit(new MigrateCommand(System.out, System.err).run(words));
        }
    }

    /** Says 0 when it is done, 1 when it failed, 2 when the words make no sense. */
    public int run(List<String> words) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return DONE;
        }
        if (!words.isEmpty()) {
            err.print(USAGE);
            return NOT_UNDERSTOOD;
        }
        try (var context = new SpringApplicationBuilder(MigrationConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=WARN")
                .run(withMigrations())) {
            var flyway = context.getBean(Flyway.class);
            var current = flyway.info().current();
            out.printf(
                    "%d migrations are applied, the newest is %s%n",
                    flyway.info().applied().length, current == null ? "none" : current.getVersion());
            return DONE;
        } catch (RuntimeException failure) {
            err.println("The tables are not up to date: " + reason(failure));
            return FAILED;
        }
    }

    private String[] withMigrations() {
        return Stream.concat(Stream.of("--spring.flyway.enabled=true"), Stream.of(settings))
                .toArray(String[]::new);
    }

    private static String reason(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywayException) {
                return String.valueOf(cause.getMessage()).strip();
            }
        }
        return String.valueOf(failure.getMessage());
    }
}
