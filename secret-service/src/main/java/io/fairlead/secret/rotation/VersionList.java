package io.fairlead.secret.rotation;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.secret.catalog.SecretCatalog;
import io.fairlead.secret.version.SecretVersionInfo;
import io.fairlead.secret.version.SecretVersions;
import org.springframework.stereotype.Component;

/** Lists the versions of a secret part by part, the newest first. */
@Component
class VersionList {

    private final SecretCatalog catalog;
    private final SecretVersions versions;

    VersionList(SecretCatalog catalog, SecretVersions versions) {
        this.catalog = catalog;
        this.versions = versions;
    }

    SecretVersionInfo require(ResourceReference reference, long number) {
        return versions.find(catalog.require(reference).id(), number)
                .orElseThrow(() -> VersionNotFound.of(reference, number));
    }

    Page<SecretVersionInfo> list(ResourceReference reference, PageQuery page) {
        var secret = catalog.require(reference);
        var found = versions.listBefore(secret.id(), PageToken.before(page.pageToken()), page.limit());
        return Page.of(found, page, last -> PageToken.before(last.version()));
    }
}
