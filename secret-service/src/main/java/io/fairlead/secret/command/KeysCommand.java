package io.fairlead.secret.command;

import io.fairlead.secret.masterkey.KeysetConversion;
import io.fairlead.secret.masterkey.KeysetRefused;
import io.fairlead.secret.masterkey.MasterKeyUnavailable;
import io.fairlead.secret.rewrap.KeyRotation;
import io.fairlead.secret.rewrap.MasterKeyInUse;
import io.fairlead.secret.rewrap.RewrapProgress;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

/** {@code keys …}: looks after the master keys, with the settings of the service, beside running instances. */
public final class KeysCommand {

    public static final String NAME = "keys";

    private static final String USAGE = """
            usage: java -jar secret-service-….jar keys <what>

              status         which master keys there are, and how many data keys each still opens
              rotate         make a new primary key; running services move all data keys under it
              retire <id>    remove a key that nothing needs any more; refused while anything does
              encrypt        encrypt the keyset file under the passphrase that is set
              decrypt        write the keyset file in clear; the passphrase that is set must open it
              passphrase     change the passphrase: from the one that is set to the one in
                             FAIRLEAD_SECRET_MASTER_KEY_NEW_PASSPHRASE_FILE

            It takes the service's settings: FAIRLEAD_DB_URL, FAIRLEAD_DB_USER, FAIRLEAD_DB_PASSWORD, FAIRLEAD_HOME or
            FAIRLEAD_SECRET_MASTER_KEY_KEYSET, FAIRLEAD_SECRET_MASTER_KEY_PASSPHRASE_FILE. Run it as the user that the service runs as.
            docs/keys.md says when to do what.
            """;

    private static final String ROTATED = " is the primary key now. Back the keyset file up before anything else.";

    private final PrintStream out;
    private final PrintStream err;

    private final String[] settings;

    /** @param settings that go before those of the environment, as the service takes them: {@code --name=value} */
    public KeysCommand(PrintStream out, PrintStream err, String... settings) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /** Says 0 when it is done, 1 when it was refused, 2 when the words make no sense. */
    public int run(List<String> words) {
        if (words.isEmpty() || words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        try {
            return perform(words.getFirst(), words.subList(1, words.size()));
        } catch (RuntimeException failure) {
            err.println(errorMessage(failure));
            return 1;
        }
    }

    private int perform(String what, List<String> operands) {
        switch (what + operands.size()) {
            case "status0" -> withDatabase(rotation -> show(rotation.progress()));
            case "rotate0" -> withDatabase(rotation -> out.println(rotation.rotate() + ROTATED));
            case "retire1" -> withDatabase(rotation -> retire(rotation, operands.getFirst()));
            case "encrypt0" -> withFile(KeysetConversion::encrypt);
            case "decrypt0" -> withFile(KeysetConversion::decrypt);
            case "passphrase0" -> withFile(KeysetConversion::changePassphrase);
            default -> {
                err.print(USAGE);
                return 2;
            }
        }
        return 0;
    }

    private void withDatabase(Consumer<KeyRotation> work) {
        try (var context = start(KeysDatabaseConfiguration.class)) {
            work.accept(context.getBean(KeyRotation.class));
        }
    }

    private void withFile(Function<KeysetConversion, String> work) {
        try (var context = start(KeysFileConfiguration.class)) {
            out.println(work.apply(context.getBean(KeysetConversion.class)));
        }
    }

    private void retire(KeyRotation rotation, String id) {
        rotation.retire(id);
        out.println(id + " is retired.");
    }

    private void show(RewrapProgress progress) {
        out.printf("%-32s %12s  %s%n", "master key", "data keys", "introduced");
        for (var key : progress.keys()) {
            out.printf(
                    "%-32s %12d  %s%s%s%n",
                    key.id(),
                    key.dataKeys(),
                    key.introducedAt(),
                    key.primary() ? "  primary" : "",
                    key.present() ? "" : "  NOT HERE");
        }
        out.printf("%d of %d data keys are under the primary key%n", progress.done(), progress.total());
    }

    private ConfigurableApplicationContext start(Class<?> configuration) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=ERROR", "spring.main.lazy-initialization=true")
                .run(settings);
    }

    private static String errorMessage(RuntimeException failure) {
        return switch (failure) {
            case KeysetRefused refused -> refused.getMessage() + " " + refused.remedy();
            case MasterKeyInUse _, MasterKeyUnavailable _ -> String.valueOf(failure.getMessage());
            case DataAccessException _ ->
                "The database does not answer as it should: " + cause(failure).getMessage();
            default -> {
                if (cause(failure) instanceof RuntimeException cause && cause != failure) {
                    yield errorMessage(cause);
                }
                throw failure;
            }
        };
    }

    private static Throwable cause(RuntimeException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure);
    }
}
