package io.fairlead.http.page;

import io.fairlead.http.problem.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes and reads the opaque mark between two pages: the sort key of the last item of the first. */
public final class PageToken {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private PageToken() {}

    public static String encode(String... parts) {
        var joined = Arrays.stream(parts).map(PageToken::encodePart).collect(Collectors.joining("."));
        return encodePart(joined);
    }

    /** The parts that went in; anything else is the caller's mistake. */
    public static List<String> decode(String token, int parts) {
        try {
            var decoded = Arrays.stream(decodePart(token).split("\\.", -1))
                    .map(PageToken::decodePart)
                    .toList();
            if (decoded.size() == parts) {
                return decoded;
            }
        } catch (IllegalArgumentException _) {
            // the same answer as for a token with other parts
        }
        throw invalid();
    }

    /** What the parts say; the start without a token, and anything that cannot be parsed is the caller's mistake. */
    public static <C extends @Nullable Object> C decode(
            @Nullable String token, int parts, C start, Function<List<String>, C> parse) {
        if (token == null) {
            return start;
        }
        try {
            return parse.apply(decode(token, parts));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw invalid();
        }
    }

    /** What is said of a token that another list, or nobody, has made. */
    public static InvalidRequest invalid() {
        return new InvalidRequest(
                "?pageToken", "BAD_PAGE_TOKEN", "This page token belongs to another list. Start again without one.");
    }

    /** The mark of a list that is sorted by a number, the highest first. */
    public static String before(long number) {
        return encode(Long.toString(number));
    }

    /** The number below which such a list goes on; without a token, from the highest. */
    public static long before(@Nullable String token) {
        return decode(token, 1, Long.MAX_VALUE, parts -> Long.parseLong(parts.getFirst()));
    }

    private static String encodePart(String part) {
        return ENCODER.encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }

    private static String decodePart(String part) {
        var decoded = new String(DECODER.decode(part), StandardCharsets.UTF_8);
        if (decoded.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the database takes no NUL");
        }
        return decoded;
    }
}
