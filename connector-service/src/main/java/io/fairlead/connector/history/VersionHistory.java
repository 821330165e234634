package io.fairlead.connector.history;

import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.document.DefinitionDocument;
import io.fairlead.connector.version.DefinitionVersion;
import io.fairlead.connector.version.DefinitionVersions;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists the versions of a connector, the live one first, each with what it changed. */
@Component
class VersionHistory {

    private final DefinitionVersions versions;

    VersionHistory(DefinitionVersions versions) {
        this.versions = versions;
    }

    Page<VersionResponse> page(Connector connector, PageQuery page) {
        var before = PageToken.before(page.pageToken());
        var found = new ArrayList<DefinitionVersion>();
        if (connector.version() < before) {
            found.add(connector.live());
        }
        // One more than is shown, for that one tells what the last one shown has changed
        found.addAll(versions.listBefore(
                connector.id(), Math.min(before, connector.version()), page.limit() - found.size()));
        var shown = Math.min(found.size(), page.pageSize());
        var items = new ArrayList<VersionResponse>();
        for (var number = 0; number < shown; number++) {
            var earlier = number + 1 < found.size() ? found.get(number + 1) : null;
            items.add(response(connector, found.get(number), earlier));
        }
        return new Page<>(
                items, found.size() > shown ? PageToken.before(items.getLast().version()) : null);
    }

    VersionResponse read(Connector connector, long number) {
        var earlier = versions.listBefore(connector.id(), number, 1).stream().findFirst();
        return response(connector, require(connector, number), earlier.orElse(null));
    }

    /** What to change in the one to get the other. */
    List<FieldDifference> differences(Connector connector, long from, long to) {
        return FieldDifference.between(
                document(connector, require(connector, from)), document(connector, require(connector, to)));
    }

    DefinitionVersion require(Connector connector, long number) {
        return number == connector.version()
                ? connector.live()
                : versions.find(connector.id(), number)
                        .orElseThrow(() -> VersionNotFound.of(connector.reference(), number));
    }

    private static VersionResponse response(
            Connector connector, DefinitionVersion version, @Nullable DefinitionVersion earlier) {
        var document = document(connector, version);
        return VersionResponse.of(
                version,
                document,
                earlier == null ? null : FieldDifference.between(document(connector, earlier), document));
    }

    private static DefinitionDocument document(Connector connector, DefinitionVersion version) {
        return DefinitionDocument.of(connector.reference(), version.definition());
    }
}
