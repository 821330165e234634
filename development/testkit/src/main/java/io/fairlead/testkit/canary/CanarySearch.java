package io.fairlead.testkit.canary;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Looks for a planted secret in everything that it is shown, in each form in which it could hide. It cannot see into
 * compressed or encrypted data, files named {@code .gz} apart: read Kafka's records through a consumer.
 */
public final class CanarySearch {

    private static final int CHUNK = 1 << 20;
    private static final int MIN_LENGTH = 12;

    private final List<CanaryForm> forms;
    private final int overlap;
    private final List<Hit> hits = new ArrayList<>();
    private long bytesSearched;

    private CanarySearch(Map<String, byte[]> forms) {
        this.forms = forms.entrySet().stream()
                .map(form -> CanaryForm.of(form.getKey(), form.getValue()))
                .toList();
        this.overlap =
                forms.values().stream().mapToInt(form -> form.length).max().orElseThrow() - 1;
    }

    /** The canary must be long enough that nothing resembles it by chance: twelve characters. */
    public static CanarySearch of(String canary) {
        if (canary.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("a canary has at least %d characters".formatted(MIN_LENGTH));
        }
        return new CanarySearch(CanaryForms.of(canary));
    }

    /** Where it was found, in which form; never the secret itself. */
    public record Hit(String where, String form, long offset) {}

    /** Searches files, and folders with all that is in them. */
    public CanarySearch searchIn(Path... paths) {
        for (var path : paths) {
            try (var files = Files.walk(path)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    searchFile(file);
                }
            } catch (IOException fault) {
                throw new UncheckedIOException("search " + path + ": " + fault.getMessage(), fault);
            }
        }
        return this;
    }

    /** Searches a text, such as a record's value or the dump of a database. */
    public CanarySearch searchIn(String where, String text) {
        return searchIn(where, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Searches bytes, such as a record's key. */
    public CanarySearch searchIn(String where, byte[] bytes) {
        bytesSearched += bytes.length;
        searchBytes(where, bytes, bytes.length, 0, 0);
        return this;
    }

    /** Searches a stream to its end, without holding it in memory. */
    public CanarySearch searchIn(String where, InputStream stream) {
        var buffer = new byte[overlap + CHUNK];
        var kept = 0;
        var start = 0L;
        try {
            for (var read = stream.readNBytes(buffer, 0, CHUNK);
                    read > 0;
                    read = stream.readNBytes(buffer, kept, CHUNK)) {
                bytesSearched += read;
                var length = kept + read;
                searchBytes(where, buffer, length, kept, start);
                var keep = Math.min(overlap, length);
                System.arraycopy(buffer, length - keep, buffer, 0, keep);
                start += length - keep;
                kept = keep;
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("search " + where + ": " + fault.getMessage(), fault);
        }
        return this;
    }

    /** What was found so far. */
    public List<Hit> hits() {
        return List.copyOf(hits);
    }

    /** How much was looked at, so that nobody takes an empty folder for a clean one. */
    public long bytesSearched() {
        return bytesSearched;
    }

    /** Fails when the canary was found, and when there was nothing to look at. */
    public void assertNotFound() {
        if (bytesSearched == 0) {
            throw new AssertionError("nothing was searched, so nothing is proved");
        }
        if (!hits.isEmpty()) {
            throw new AssertionError("the canary was found: " + hits);
        }
    }

    private void searchFile(Path file) throws IOException {
        try (var raw = new BufferedInputStream(Files.newInputStream(file));
                var stream = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            searchIn(file.toString(), stream);
        } catch (NoSuchFileException _) {
            // A running program replaced it since the folder was listed; what it put there instead is on the list or
            // newer.
        }
    }

    private void searchBytes(String where, byte[] buffer, int length, int alreadySeen, long start) {
        for (var form : forms) {
            var size = form.bytes.length;
            for (var at = Math.max(0, alreadySeen - size + 1);
                    at <= length - size;
                    at += form.step(buffer[at + size - 1])) {
                if (form.isAt(buffer, at)) {
                    hits.add(new Hit(where, form.name, start + at));
                }
            }
        }
    }

    /**
     * One form, searched for as Horspool does (Software: Practice and Experience 10, 1980): heap dumps are large.
     *
     * @param steps how far to go on by the byte that stands under the form's last one
     */
    private record CanaryForm(String name, byte[] bytes, int[] steps) {

        static CanaryForm of(String name, byte[] bytes) {
            var steps = new int[256];
            Arrays.fill(steps, bytes.length);
            for (var i = 0; i < bytes.length - 1; i++) {
                steps[Byte.toUnsignedInt(bytes[i])] = bytes.length - 1 - i;
            }
            return new CanaryForm(name, bytes, steps);
        }

        int step(byte last) {
            return steps[Byte.toUnsignedInt(last)];
        }

        boolean isAt(byte[] buffer, int at) {
            return Arrays.equals(buffer, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }
}
