package io.fairlead.connector.history;

import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.document.Document;
import io.fairlead.connector.version.Version;
import io.fairlead.connector.version.Versions;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists the versions of a connector, the live one first, each with what it changed. */
@Component
class History {

    private final Versions versions;

    History(Versions versions) {
        this.versions = versions;
    }

    Page<VersionAnswer> page(Connector connector, PageQuery page) {
        var before = PageToken.before(page.pageToken());
        var found = new ArrayList<Version>();
        if (connector.version() < before) {
            found.add(connector.live());
        }
        // One more than is shown, for that one tells what the last one shown has changed
        found.addAll(versions.before(
                connector.id(), Math.min(before, connector.version()), page.pageSize() + 1 - found.size()));
        var shown = Math.min(found.size(), page.pageSize());
        var items = new ArrayList<VersionAnswer>();
        for (var number = 0; number < shown; number++) {
            var earlier = number + 1 < found.size() ? found.get(number + 1) : null;
            items.add(answer(connector, found.get(number), earlier));
        }
        return new Page<>(
                items, found.size() > shown ? PageToken.before(items.getLast().version()) : null);
    }

    VersionAnswer read(Connector connector, long number) {
        var earlier = versions.before(connector.id(), number, 1).stream().findFirst();
        return answer(connector, require(connector, number), earlier.orElse(null));
    }

    /** What to change in the one to get the other. */
    List<Difference> differences(Connector connector, long from, long to) {
        return Difference.between(
                document(connector, require(connector, from)), document(connector, require(connector, to)));
    }

    Version require(Connector connector, long number) {
        return number == connector.version()
                ? connector.live()
                : versions.find(connector.id(), number)
                        .orElseThrow(() -> VersionNotFound.of(connector.reference(), number));
    }

    private static VersionAnswer answer(Connector connector, Version version, @Nullable Version earlier) {
        var document = document(connector, version);
        return VersionAnswer.of(
                version, document, earlier == null ? null : Difference.between(document(connector, earlier), document));
    }

    private static Document document(Connector connector, Version version) {
        return Document.of(connector.reference(), version.definition());
    }
}
