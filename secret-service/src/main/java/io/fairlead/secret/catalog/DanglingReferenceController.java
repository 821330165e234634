package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.secret.catalog.DanglingReferences.DanglingReference;
import io.fairlead.secret.catalog.DanglingReferences.DanglingReferenceCursor;
import io.fairlead.secret.catalog.DanglingReferences.DanglingReferenceRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which connectors of a scope, and of all within, lack a secret. No secret can be called like this, for its hyphen. */
@RestController
@ScopedMapping
class DanglingReferenceController {

    private final DanglingReferences references;

    DanglingReferenceController(DanglingReferences references) {
        this.references = references;
    }

    @GetMapping("/secrets/dangling-references")
    Page<DanglingReference> list(Scope scope, PageQuery page) {
        var found = references.list(scope, cursor(page.pageToken()), page.pageSize() + 1);
        if (found.size() <= page.pageSize()) {
            return new Page<>(shown(found), null);
        }
        var items = found.subList(0, page.pageSize());
        var last = items.getLast().cursor();
        return new Page<>(
                shown(items), PageToken.encode(last.scope(), last.identifier(), Integer.toString(last.position())));
    }

    private static List<DanglingReference> shown(List<DanglingReferenceRow> items) {
        return items.stream().map(DanglingReferenceRow::dangling).toList();
    }

    private static DanglingReferenceCursor cursor(@Nullable String token) {
        if (token == null) {
            return DanglingReferenceCursor.START;
        }
        var parts = PageToken.decode(token, 3);
        try {
            return new DanglingReferenceCursor(
                    parts.getFirst().replace("\0", ""),
                    parts.get(1).replace("\0", ""),
                    Integer.parseInt(parts.getLast()));
        } catch (NumberFormatException _) {
            throw PageToken.invalid();
        }
    }
}
