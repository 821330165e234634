package io.fairlead.secret.rotation;

import io.fairlead.access.CallerResolver;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.AnswerSchema;
import io.fairlead.http.RequestBodySchema;
import io.fairlead.http.body.MaxBodySize;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.secret.catalog.SecretNotFound;
import io.fairlead.secret.catalog.SecretResponse;
import io.fairlead.secret.document.SecretReader;
import io.fairlead.secret.document.SecretRequest;
import io.fairlead.secret.document.SubmittedValue;
import io.fairlead.secret.lint.ValueFix;
import io.fairlead.secret.lint.WithWarnings;
import io.fairlead.secret.trial.TrialProperties;
import io.fairlead.secret.trial.TrialResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Replaces a secret in one request, and goes back when that was wrong. */
@RestController
@ScopedMapping("/secrets/{identifier}")
class ReplaceController {

    private final SecretRotation rotation;
    private final DeferredTrialResponses responses;
    private final CallerResolver callers;
    private final TrialProperties properties;

    ReplaceController(
            SecretRotation rotation,
            DeferredTrialResponses responses,
            CallerResolver callers,
            TrialProperties properties) {
        this.rotation = rotation;
        this.responses = responses;
        this.callers = callers;
        this.properties = properties;
    }

    /**
     * Replaces a secret.
     *
     * <p>All but the identifier is replaced; without a value in the body the live one stays. A new value of a secret
     * that connectors refer to goes live once it is proved with each of them.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @param test whether to prove a new value before it goes live; as the service's settings say where it is absent
     * @param apply what to repair of the value before it is stored; nothing where it is absent
     * @return the secret with its new state, and what looks wrong with the value
     */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Audited("secret.replaced")
    @MaxBodySize(SubmittedValue.MAX_BODY_BYTES)
    @RequestBodySchema(SecretRequest.class)
    @AnswerSchema(
            value = WithWarnings.class,
            arguments = SecretResponse.class,
            when = "The secret with its new state, and what looks wrong with the value.")
    @AnswerSchema(
            status = 202,
            value = WithWarnings.class,
            arguments = TrialResponse.class,
            when = "The new value is on trial and goes live when all is well; `Location` says where to look after it.")
    DeferredResult<ResponseEntity<?>> replaceSecret(
            Scope scope,
            @PathVariable String identifier,
            @RequestParam(required = false) @Nullable Boolean test,
            @RequestParam(defaultValue = "") List<ValueFix> apply,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            InputStream body,
            HttpServletRequest request) {
        var reference = SecretNotFound.referenceOrThrow(scope, identifier);
        var maxWait = responses.maxWait(prefer);
        var document = SecretReader.forReplacement(body, identifier, apply);
        var tested = Objects.requireNonNullElse(test, properties.onReplace());
        var replaced = rotation.replace(reference, document, ifMatch, tested);
        return replaced.trial() == null
                ? done(SecretResponse.entity(replaced.secret(), document.warnings()))
                : responses.secretWhenEnded(
                        reference, replaced.trial(), maxWait, callers.grantsOf(request), document.warnings());
    }

    /**
     * Restores the value that was live before.
     *
     * <p>Every connector that refers to the secret is tested with it.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @return the secret with its former value, as a new version
     */
    @Audited("secret.rolled-back")
    @PostMapping("/rollback")
    ResponseEntity<SecretResponse> rollBackSecret(Scope scope, @PathVariable String identifier) {
        return SecretResponse.entity(rotation.rollBack(SecretNotFound.referenceOrThrow(scope, identifier)));
    }

    private static DeferredResult<ResponseEntity<?>> done(ResponseEntity<?> answer) {
        var result = new DeferredResult<ResponseEntity<?>>();
        result.setResult(answer);
        return result;
    }
}
