package io.fairlead.local.story;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks for planted secrets in everything that was written: as they are, in base64, in hex, and as in a URL. */
final class CanaryHunt {

    private final Set<String> forms = new LinkedHashSet<>();
    private int filesRead;

    CanaryHunt(String... canaries) {
        for (var canary : canaries) {
            var bytes = canary.getBytes(StandardCharsets.UTF_8);
            forms.add(canary);
            forms.add(URLEncoder.encode(canary, StandardCharsets.UTF_8));
            forms.add(HexFormat.of().formatHex(bytes));
            forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
            for (var offset = 0; offset < 3; offset++) {
                forms.add(base64At(offset, bytes));
            }
        }
    }

    /** Logs, Kafka's segments, PostgreSQL's tables and write-ahead log, and what the delegate keeps. */
    List<Path> filesWithCanaries(Path directory) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.walk(directory)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(directory.resolve("apps")))::iterator) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                filesRead++;
                if (forms.stream().anyMatch(text::contains)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    int filesRead() {
        return filesRead;
    }

    /** The part of the encoding that is the same whatever stands before and behind. */
    private static String base64At(int offset, byte[] bytes) {
        var shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        var encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return encoded.substring(offset == 0 ? 0 : offset + 1, encoded.length() - 2);
    }
}
