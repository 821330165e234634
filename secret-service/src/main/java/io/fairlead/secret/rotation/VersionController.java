package io.fairlead.secret.rotation;

import io.fairlead.access.CallerResolver;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.RequestBodySchema;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.scope.ResourceUri;
import io.fairlead.secret.catalog.SecretAnswer;
import io.fairlead.secret.catalog.SecretNotFound;
import io.fairlead.secret.document.SecretReader;
import io.fairlead.secret.document.ValueShape;
import io.fairlead.secret.hygiene.Fix;
import io.fairlead.secret.hygiene.Warned;
import io.fairlead.secret.version.Version;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** The versions of a secret's value: staged by one request, tried by another, and live after a third. */
@RestController
@RequestMapping({
    "/api/v1/secrets/{identifier}/versions",
    "/api/v1/orgs/{org}/secrets/{identifier}/versions",
    "/api/v1/orgs/{org}/projects/{project}/secrets/{identifier}/versions"
})
class VersionController {

    private final Rotation rotation;
    private final VersionList list;
    private final TrialReplies replies;
    private final CallerResolver callers;

    VersionController(Rotation rotation, VersionList list, TrialReplies replies, CallerResolver callers) {
        this.rotation = rotation;
        this.list = list;
        this.replies = replies;
        this.callers = callers;
    }

    /** From the stream, because the framework logs every {@code @RequestBody} at TRACE. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Audited("secret.version-staged")
    @RequestBodySchema(ValueShape.class)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Warned<Version>> stage(
            Scope scope,
            @PathVariable String identifier,
            @RequestParam(defaultValue = "") List<Fix> apply,
            InputStream body) {
        var typed = SecretReader.forVersion(body, apply);
        var version = rotation.stage(SecretNotFound.orReference(scope, identifier), typed);
        var location = ResourceUri.of(scope, "secrets", identifier, "versions", version.version());
        return ResponseEntity.created(location).body(new Warned<>(version, typed.warnings()));
    }

    @GetMapping
    Page<Version> list(Scope scope, @PathVariable String identifier, PageQuery page) {
        return list.of(SecretNotFound.orReference(scope, identifier), page);
    }

    @GetMapping("/{version}")
    Version read(Scope scope, @PathVariable String identifier, @PathVariable long version) {
        return list.require(SecretNotFound.orReference(scope, identifier), version);
    }

    /** Discards what is staged. */
    @Audited("secret.version-discarded")
    @DeleteMapping("/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Scope scope, @PathVariable String identifier, @PathVariable long version) {
        rotation.discard(SecretNotFound.orReference(scope, identifier), version);
    }

    @Audited("secret.version-tried")
    @PostMapping("/{version}/tests")
    DeferredResult<ResponseEntity<?>> tryOut(
            Scope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            HttpServletRequest request) {
        var patience = replies.patience(prefer);
        var trial = rotation.tryOut(SecretNotFound.orReference(scope, identifier), version);
        return replies.table(trial, patience, callers.grantsOf(request));
    }

    @Audited("secret.promoted")
    @PostMapping("/{version}/promote")
    ResponseEntity<SecretAnswer> promote(
            Scope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestParam(defaultValue = "false") boolean force) {
        return SecretAnswer.entity(rotation.promote(SecretNotFound.orReference(scope, identifier), version, force));
    }
}
