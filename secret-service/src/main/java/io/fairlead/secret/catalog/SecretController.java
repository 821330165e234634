package io.fairlead.secret.catalog;

import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.IdentifierCandidates;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.RequestBodySchema;
import io.fairlead.http.body.MaxBodySize;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.problem.ETags;
import io.fairlead.http.scope.ResourceUri;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.secret.document.SecretReader;
import io.fairlead.secret.document.SecretRequest;
import io.fairlead.secret.document.SubmittedValue;
import io.fairlead.secret.lint.ValueFix;
import io.fairlead.secret.lint.WithWarnings;
import io.fairlead.secret.reference.ReferencingConnectors;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The secrets of an account, an organisation or a project. A value goes in, and never comes out. Bodies are read from
 * the stream, because the framework logs every {@code @RequestBody} at TRACE, byte arrays included.
 */
@RestController
@ScopedMapping("/secrets")
class SecretController {

    private final SecretCatalog catalog;
    private final Secrets secrets;
    private final SecretList list;
    private final ReferencingConnectors referencingConnectors;

    SecretController(
            SecretCatalog catalog, Secrets secrets, SecretList list, ReferencingConnectors referencingConnectors) {
        this.catalog = catalog;
        this.secrets = secrets;
        this.list = list;
        this.referencingConnectors = referencingConnectors;
    }

    /**
     * Creates a secret.
     *
     * <p>With {@code validateOnly=true} checks all that creating would check, and creates nothing.
     *
     * @param apply what to repair of the value before it is stored; nothing where it is absent
     * @param validateOnly whether to check the document and create nothing
     * @return the secret, with what looks wrong with its value; {@code Location} says where it is
     */
    @Audited("secret.created")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @MaxBodySize(SubmittedValue.MAX_BODY_BYTES)
    @RequestBodySchema(SecretRequest.class)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<WithWarnings<SecretResponse>> createSecret(
            Scope scope,
            @RequestParam(defaultValue = "") List<ValueFix> apply,
            @RequestParam(defaultValue = "false") boolean validateOnly,
            InputStream body) {
        var given = SecretReader.forCreation(body, apply);
        if (validateOnly) {
            return ResponseEntity.ok(new WithWarnings<>(null, given.warnings()));
        }
        var document = catalog.withIdentifier(scope, given);
        try {
            var secret = catalog.create(scope, document);
            return ResponseEntity.created(ResourceUri.of(scope, "secrets", secret.identifier()))
                    .eTag(ETags.of(secret.revision()))
                    .body(new WithWarnings<>(SecretResponse.of(secret), document.warnings()));
        } catch (DuplicateKeyException _) {
            var taken = new ResourceReference(scope, document.identifier());
            throw IdentifierTaken.of(taken, catalog.firstFree(scope, IdentifierCandidates.of(document.identifier())));
        }
    }

    /**
     * Lists secrets.
     *
     * @param name part of the name or the identifier, in any case
     * @param expiresBefore only secrets whose value ends before this time (RFC 3339)
     * @return one page of the secrets, without values
     */
    @GetMapping
    Page<ListedSecret> listSecrets(
            Scope scope,
            PageQuery page,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Instant expiresBefore,
            @RequestParam(defaultValue = "false") boolean includeInherited) {
        var found = list.list(scope, includeInherited, name, expiresBefore, page);
        var counts = referencingConnectors.countEach(
                found.items().stream().map(Secret::reference).toList());
        return found.map(
                secret -> new ListedSecret(SecretResponse.of(secret), counts.getOrDefault(secret.reference(), 0L)));
    }

    /**
     * Reads a secret.
     *
     * <p>Its value is never shown.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @return the secret, without its value
     */
    @GetMapping("/{identifier}")
    ResponseEntity<SecretResponse> getSecret(Scope scope, @PathVariable String identifier) {
        var reference = SecretNotFound.referenceOrThrow(scope, identifier);
        return secrets.findByScopeAndIdentifier(scope, identifier)
                .map(SecretResponse::entity)
                .orElseThrow(() -> SecretNotFound.named(reference));
    }

    /**
     * Deletes a secret with all its versions.
     *
     * @param identifier the secret's identifier in the scope of the path
     */
    @Audited("secret.deleted")
    @DeleteMapping("/{identifier}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteSecret(
            Scope scope,
            @PathVariable String identifier,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        catalog.delete(SecretNotFound.referenceOrThrow(scope, identifier), ifMatch);
    }
}
