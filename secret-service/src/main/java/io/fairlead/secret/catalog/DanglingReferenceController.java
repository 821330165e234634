package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.secret.catalog.DanglingReferences.Dangling;
import io.fairlead.secret.catalog.DanglingReferences.Mark;
import io.fairlead.secret.catalog.DanglingReferences.Placed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which connectors of a scope, and of all within, lack a secret. No secret can be called like this, for its hyphen. */
@RestController
class DanglingReferenceController {

    private final DanglingReferences references;

    DanglingReferenceController(DanglingReferences references) {
        this.references = references;
    }

    @GetMapping({
        "/api/v1/secrets/dangling-references",
        "/api/v1/orgs/{org}/secrets/dangling-references",
        "/api/v1/orgs/{org}/projects/{project}/secrets/dangling-references"
    })
    Page<Dangling> list(Scope scope, PageQuery page) {
        var found = references.within(scope, mark(page.pageToken()), page.pageSize() + 1);
        if (found.size() <= page.pageSize()) {
            return new Page<>(shown(found), null);
        }
        var items = found.subList(0, page.pageSize());
        var last = items.getLast().mark();
        return new Page<>(
                shown(items), PageToken.encode(last.scope(), last.identifier(), Integer.toString(last.position())));
    }

    private static List<Dangling> shown(List<Placed> items) {
        return items.stream().map(Placed::dangling).toList();
    }

    private static Mark mark(@Nullable String token) {
        if (token == null) {
            return Mark.START;
        }
        var parts = PageToken.decode(token, 3);
        try {
            return new Mark(
                    parts.getFirst().replace("\0", ""),
                    parts.get(1).replace("\0", ""),
                    Integer.parseInt(parts.getLast()));
        } catch (NumberFormatException _) {
            throw PageToken.invalid();
        }
    }
}
