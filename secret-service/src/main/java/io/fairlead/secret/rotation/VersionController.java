package io.fairlead.secret.rotation;

import io.fairlead.access.CallerResolver;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.RequestBodySchema;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.scope.ResourceUri;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.secret.catalog.SecretNotFound;
import io.fairlead.secret.catalog.SecretResponse;
import io.fairlead.secret.document.SecretReader;
import io.fairlead.secret.document.SecretValueRequest;
import io.fairlead.secret.lint.ValueFix;
import io.fairlead.secret.lint.WithWarnings;
import io.fairlead.secret.version.SecretVersionInfo;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** The versions of a secret's value: staged by one request, tried by another, and live after a third. */
@RestController
@ScopedMapping("/secrets/{identifier}/versions")
class VersionController {

    private final SecretRotation rotation;
    private final VersionList list;
    private final DeferredTrialResponses responses;
    private final CallerResolver callers;

    VersionController(
            SecretRotation rotation, VersionList list, DeferredTrialResponses responses, CallerResolver callers) {
        this.rotation = rotation;
        this.list = list;
        this.responses = responses;
        this.callers = callers;
    }

    /** From the stream, because the framework logs every {@code @RequestBody} at TRACE. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Audited("secret.version-staged")
    @RequestBodySchema(SecretValueRequest.class)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<WithWarnings<SecretVersionInfo>> stage(
            Scope scope,
            @PathVariable String identifier,
            @RequestParam(defaultValue = "") List<ValueFix> apply,
            InputStream body) {
        var typed = SecretReader.forVersion(body, apply);
        var version = rotation.stage(SecretNotFound.referenceOrThrow(scope, identifier), typed);
        var location = ResourceUri.of(scope, "secrets", identifier, "versions", version.version());
        return ResponseEntity.created(location).body(new WithWarnings<>(version, typed.warnings()));
    }

    @GetMapping
    Page<SecretVersionInfo> list(Scope scope, @PathVariable String identifier, PageQuery page) {
        return list.list(SecretNotFound.referenceOrThrow(scope, identifier), page);
    }

    @GetMapping("/{version}")
    SecretVersionInfo read(Scope scope, @PathVariable String identifier, @PathVariable long version) {
        return list.require(SecretNotFound.referenceOrThrow(scope, identifier), version);
    }

    /** Discards what is staged. */
    @Audited("secret.version-discarded")
    @DeleteMapping("/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Scope scope, @PathVariable String identifier, @PathVariable long version) {
        rotation.discard(SecretNotFound.referenceOrThrow(scope, identifier), version);
    }

    @Audited("secret.version-tried")
    @PostMapping("/{version}/tests")
    DeferredResult<ResponseEntity<?>> tryOut(
            Scope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            HttpServletRequest request) {
        var maxWait = responses.maxWait(prefer);
        var trial = rotation.startTrial(SecretNotFound.referenceOrThrow(scope, identifier), version);
        return responses.trialWhenEnded(trial, maxWait, callers.grantsOf(request));
    }

    @Audited("secret.promoted")
    @PostMapping("/{version}/promote")
    ResponseEntity<SecretResponse> promote(
            Scope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestParam(defaultValue = "false") boolean force,
            HttpServletRequest request) {
        return SecretResponse.entity(rotation.promote(
                SecretNotFound.referenceOrThrow(scope, identifier), version, force, callers.grantsOf(request)));
    }
}
