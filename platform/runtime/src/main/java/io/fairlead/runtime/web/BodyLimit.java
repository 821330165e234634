package io.fairlead.runtime.web;

/**
 * The largest body that a path takes, whoever reads it: a filter, a form or a handler. A program declares one as a bean; of
 * several that match, the most specific pattern counts.
 *
 * @param pattern of the path, as handlers have them, for example {@code /login/**}
 * @param bytes at most
 */
public record BodyLimit(String pattern, long bytes) {

    /** Where nothing else is declared. */
    public static final long DEFAULT_BYTES = 1024 * 1024;

    /** What names, passwords and tokens need. */
    public static final long SMALL_BYTES = 16 * 1024;

    static String inWords(long bytes) {
        return bytes % 1024 == 0 ? "%d KiB".formatted(bytes / 1024) : "%d bytes".formatted(bytes);
    }
}
