package io.fairlead.agent.operation;

import io.fairlead.contracts.operation.OperationResult.NamePage;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the next page of a list begins: the query of a URL whose host and path are always ours. */
final class NextPage {

    private static final Pattern LINK = Pattern.compile("\\s*<([^<>]*)>([^,]*)");
    private static final Pattern NEXT = Pattern.compile("(?i).*;\\s*rel\\s*=\\s*\"?next\"?\\s*(;.*)?");

    private NextPage() {}

    /** From {@code Link: <…>; rel="next"} (RFC 8288); a link to another host or path is none. */
    static Optional<String> linked(List<String> lines, RegistryOrigin origin, String path) {
        for (var line : lines) {
            var link = LINK.matcher(line);
            while (link.find()) {
                if (NEXT.matcher(link.group(2)).matches()) {
                    return query(link.group(1), origin, path);
                }
            }
        }
        return Optional.empty();
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

    private static Optional<String> query(String target, RegistryOrigin origin, String path) {
        return LocationResolver.resolve(origin, path, target)
                .filter(location -> location.origin().equals(origin))
                .map(location -> URI.create(location.path()))
                .filter(location -> location.getRawPath().equals(path))
                .map(URI::getRawQuery)
                .filter(NamePage::isValidNext);
    }
}
