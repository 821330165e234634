package io.fairlead.secret.rotation;

import io.fairlead.access.CallerResolver;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.AnswerSchema;
import io.fairlead.http.RequestBodySchema;
import io.fairlead.http.body.MaxBodySize;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.scope.ResourceUri;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.secret.catalog.SecretNotFound;
import io.fairlead.secret.catalog.SecretResponse;
import io.fairlead.secret.document.SecretReader;
import io.fairlead.secret.document.SecretValueRequest;
import io.fairlead.secret.document.SubmittedValue;
import io.fairlead.secret.lint.ValueFix;
import io.fairlead.secret.lint.WithWarnings;
import io.fairlead.secret.trial.TrialResponse;
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

    /**
     * Stages a new value of a secret.
     *
     * <p>The live value stays until the new one is promoted.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @param apply what to repair of the value before it is stored; nothing where it is absent
     * @return the version, with what looks wrong with its value; {@code Location} says where it is
     */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Audited("secret.version-staged")
    @MaxBodySize(SubmittedValue.MAX_BODY_BYTES)
    @RequestBodySchema(SecretValueRequest.class)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<WithWarnings<SecretVersionInfo>> stageSecretVersion(
            Scope scope,
            @PathVariable String identifier,
            @RequestParam(defaultValue = "") List<ValueFix> apply,
            InputStream body) {
        // From the stream, because the framework logs every @RequestBody at TRACE.
        var typed = SecretReader.forVersion(body, apply);
        var version = rotation.stage(SecretNotFound.referenceOrThrow(scope, identifier), typed);
        var location = ResourceUri.of(scope, "secrets", identifier, "versions", version.version());
        return ResponseEntity.created(location).body(new WithWarnings<>(version, typed.warnings()));
    }

    /**
     * Lists the versions of a secret.
     *
     * <p>The newest comes first.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @return one page of the versions, without values
     */
    @GetMapping
    Page<SecretVersionInfo> listSecretVersions(Scope scope, @PathVariable String identifier, PageQuery page) {
        return list.list(SecretNotFound.referenceOrThrow(scope, identifier), page);
    }

    /**
     * Reads one version of a secret.
     *
     * <p>Its value is never shown.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @param version the number of the version, from 1
     * @return the version, without its value
     */
    @GetMapping("/{version}")
    SecretVersionInfo getSecretVersion(Scope scope, @PathVariable String identifier, @PathVariable long version) {
        return list.require(SecretNotFound.referenceOrThrow(scope, identifier), version);
    }

    /**
     * Discards a staged version.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @param version the number of the version, from 1
     */
    @Audited("secret.version-discarded")
    @DeleteMapping("/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardSecretVersion(Scope scope, @PathVariable String identifier, @PathVariable long version) {
        rotation.discard(SecretNotFound.referenceOrThrow(scope, identifier), version);
    }

    /**
     * Tries a staged version with every connector that refers to the secret.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @param version the number of the version, from 1
     * @return the trial with its end, where that came in the time that {@code Prefer} gives
     */
    @Audited("secret.version-tried")
    @PostMapping("/{version}/tests")
    @AnswerSchema(value = TrialResponse.class, when = "The trial has ended in the time that `Prefer` gives.")
    @AnswerSchema(
            status = 202,
            value = TrialResponse.class,
            when = "The trial goes on; `Location` says where to look after it.")
    DeferredResult<ResponseEntity<?>> tryOutSecretVersion(
            Scope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            HttpServletRequest request) {
        var maxWait = responses.maxWait(prefer);
        var trial = rotation.startTrial(SecretNotFound.referenceOrThrow(scope, identifier), version);
        return responses.trialWhenEnded(trial, maxWait, callers.grantsOf(request));
    }

    /**
     * Makes a staged version the live one.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @param version the number of the version, from 1
     * @param force whether to promote it although its trial has not passed
     * @return the secret with its new version
     */
    @Audited("secret.promoted")
    @PostMapping("/{version}/promote")
    ResponseEntity<SecretResponse> promoteSecretVersion(
            Scope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestParam(defaultValue = "false") boolean force,
            HttpServletRequest request) {
        return SecretResponse.entity(rotation.promote(
                SecretNotFound.referenceOrThrow(scope, identifier), version, force, callers.grantsOf(request)));
    }
}
