package io.fairlead.agent.operation;

import io.fairlead.agent.http.RedirectTarget;
import io.fairlead.contracts.operation.OperationResult.NamePage;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list begins: the query of a URL whose host and path are always ours. */
final class NextPage {

    private NextPage() {}

    /** From {@code Link: <…>; rel="next"} (RFC 8288); a link to another host or path is none. */
    static Optional<String> linked(List<String> lines, RegistryOrigin origin, String path) {
        for (var line : lines) {
            var cursor = new ParserCursor(0, line.length());
            for (var target = nextTarget(line, cursor); target != null; target = nextTarget(line, cursor)) {
                if (leadsToNext(parameters(line, cursor))) {
                    return query(target, origin, path);
                }
            }
        }
        return Optional.empty();
    }

    /** A target may hold commas and semicolons itself, which the parser of header elements would take for its own. */
    private static @Nullable String nextTarget(String line, ParserCursor cursor) {
        var begin = line.indexOf('<', cursor.getPos());
        var end = begin < 0 ? -1 : line.indexOf('>', begin);
        if (end < 0) {
            return null;
        }
        cursor.updatePos(end + 1);
        return line.substring(begin + 1, end);
    }

    /** Leaves the cursor behind the comma after them; what stands before the first semicolon is none. */
    private static Stream<NameValuePair> parameters(String line, ParserCursor cursor) {
        return Stream.of(BasicHeaderValueParser.INSTANCE.parseParameters(line, cursor))
                .skip(1);
    }

    /** The first {@code rel} counts, and may name several relations. */
    private static boolean leadsToNext(Stream<NameValuePair> parameters) {
        return parameters
                .filter(parameter -> "rel".equalsIgnoreCase(parameter.getName()))
                .limit(1)
                .map(NameValuePair::getValue)
                .filter(Objects::nonNull)
                .flatMap(relations -> Stream.of(relations.split("\\s+")))
                .anyMatch("next"::equalsIgnoreCase);
    }

    /** Whether there is a next page according to the registry, wherever that may be. */
    static boolean isPromised(List<String> lines) {
        for (var line : lines) {
            var cursor = new ParserCursor(0, line.length());
            while (nextTarget(line, cursor) != null) {
                if (leadsToNext(parameters(line, cursor))) {
                    return true;
                }
            }
        }
        return false;
    }

    static String after(String name, int pageSize) {
        return "n=" + pageSize + "&last=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /** The name after which a page begins, where its query says so. */
    static Optional<String> last(String query) {
        for (var parameter : query.split("&")) {
            if (parameter.startsWith("last=")) {
                try {
                    return Optional.of(URLDecoder.decode(parameter.substring(5), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException _) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** How many names the page before had at most, where its query says so. */
    static Optional<Integer> size(String query) {
        return Stream.of(query.split("&"))
                .filter(parameter -> parameter.matches("n=[1-9][0-9]{0,6}"))
                .map(parameter -> Integer.valueOf(parameter.substring(2)))
                .findFirst();
    }

    private static Optional<String> query(String target, RegistryOrigin origin, String path) {
        return RedirectTarget.resolve(origin, path, target)
                .filter(location -> location.origin().equals(origin))
                .map(location -> URI.create(location.path()))
                .filter(location -> location.getRawPath().equals(path))
                .map(URI::getRawQuery)
                .filter(NamePage::isValidNext);
    }
}
