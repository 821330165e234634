package io.fairlead.secret.comparison;

import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.RequestBodySchema;
import io.fairlead.http.body.MaxBodySize;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.limits.Limit;
import io.fairlead.limits.Limited;
import io.fairlead.secret.catalog.SecretCatalog;
import io.fairlead.secret.catalog.SecretNotFound;
import io.fairlead.secret.document.SecretReader;
import io.fairlead.secret.document.SecretValueRequest;
import io.fairlead.secret.document.SubmittedValue;
import io.fairlead.secret.encryption.SecretValues;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers "is this the value that is live?" to whoever may change the secret anyway, and seldom enough for no guessing. */
@RestController
@ScopedMapping("/secrets/{identifier}/comparison")
class ComparisonController {

    private final SecretCatalog catalog;
    private final SecretValues values;
    private final Fingerprints fingerprints;

    ComparisonController(SecretCatalog catalog, SecretValues values, Fingerprints fingerprints) {
        this.catalog = catalog;
        this.values = values;
        this.fingerprints = fingerprints;
    }

    /**
     * Whether a value is the live one.
     *
     * @param same whether it is, byte for byte
     * @param version that is live, from 1; absent while there is none, and then nothing is the same
     */
    record Comparison(boolean same, @Nullable Long version) {}

    /**
     * Compares a value with the live one.
     *
     * <p>Only who may change the secret may ask, and seldom enough for no guessing.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @return whether they are the same
     */
    @Limited(Limit.REGISTRY_LOGIN)
    @Audited("secret.compared")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @MaxBodySize(SubmittedValue.MAX_BODY_BYTES)
    @RequestBodySchema(SecretValueRequest.class)
    Comparison compareSecret(Scope scope, @PathVariable String identifier, InputStream body) {
        // From the stream, because the framework logs every @RequestBody at TRACE.
        var typed = SecretReader.forVersion(body, List.of());
        var secret = catalog.require(SecretNotFound.referenceOrThrow(scope, identifier));
        if (secret.hasNoValue()) {
            return new Comparison(false, null);
        }
        var same = values.find(secret.live())
                .filter(live -> fingerprints.areEqual(live, typed.required()))
                .isPresent();
        return new Comparison(same, secret.version());
    }
}
