package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Names on the wire may join, and none may go; {@code -Dfairlead.wire.write} records an intended change. */
class WireNamesTests {

    private static final Path RECORDED = Path.of("src/test/resources/wire.txt");
    private static final String REWRITE = "fairlead.wire.write";

    @Test
    void keepsEveryNameThatOthersRelyOn() throws IOException {
        var names = WireNames.all();
        if (System.getProperty(REWRITE) != null) {
            Files.write(RECORDED, names);
        }

        var gone = new TreeSet<>(Files.readAllLines(RECORDED));
        gone.removeAll(names);

        assertThat(gone)
                .as("names that are gone; if that is meant, run the test with -D%s and commit wire.txt", REWRITE)
                .isEmpty();
    }
}
