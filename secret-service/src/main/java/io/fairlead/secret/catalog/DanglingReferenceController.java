package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.secret.catalog.DanglingReferences.DanglingReference;
import io.fairlead.secret.catalog.DanglingReferences.DanglingReferenceCursor;
import io.fairlead.secret.catalog.DanglingReferences.DanglingReferenceRow;
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

    /**
     * Lists connectors that refer to a secret which cannot be used.
     *
     * <p>They live in the scope of the path or within it; the secret does not exist or has no value.
     *
     * @return one page of the references
     */
    @GetMapping("/secrets/dangling-references")
    Page<DanglingReference> listDanglingReferences(Scope scope, PageQuery page) {
        var after = PageToken.decode(page.pageToken(), 3, DanglingReferenceCursor.START, DanglingReferenceCursor::of);
        return Page.of(
                        references.list(scope, after, page.limit()),
                        page,
                        last -> last.cursor().encode())
                .map(DanglingReferenceRow::dangling);
    }
}
