package io.fairlead.contracts.diagnosis;

import static io.fairlead.contracts.diagnosis.ConnectionVerdict.NOT_CHECKED_ANONYMOUS;
import static io.fairlead.contracts.diagnosis.ConnectionVerdict.NOT_TESTED;
import static io.fairlead.contracts.diagnosis.ConnectionVerdict.NOT_VERIFIABLE;
import static io.fairlead.contracts.diagnosis.ConnectionVerdict.REFUSED_BY_POLICY;
import static io.fairlead.contracts.diagnosis.ConnectionVerdict.REJECTED;
import static io.fairlead.contracts.diagnosis.ConnectionVerdict.UNREACHABLE;
import static io.fairlead.contracts.diagnosis.ConnectionVerdict.VERIFIED;
import static io.fairlead.contracts.diagnosis.ConnectionVerdict.VERIFIED_NO_ACCESS_TO_REPO;
import static io.fairlead.contracts.diagnosis.DiagnosisStage.ADDRESS;
import static io.fairlead.contracts.diagnosis.DiagnosisStage.CONTENT;
import static io.fairlead.contracts.diagnosis.DiagnosisStage.CREDENTIAL;
import static io.fairlead.contracts.diagnosis.DiagnosisStage.FAIRLEAD;
import static io.fairlead.contracts.diagnosis.DiagnosisStage.NETWORK;
import static io.fairlead.contracts.diagnosis.DiagnosisStage.OUTCOME;
import static io.fairlead.contracts.diagnosis.DiagnosisStage.REGISTRY;
import static io.fairlead.contracts.diagnosis.DiagnosisStage.RIGHTS;
import static io.fairlead.contracts.diagnosis.DiagnosisStage.TLS;
import static io.fairlead.contracts.diagnosis.DiagnosisStage.TOKEN_SERVICE;
import static io.fairlead.contracts.diagnosis.RetryAdvice.AFTER_CHANGE;
import static io.fairlead.contracts.diagnosis.RetryAdvice.NEVER;
import static io.fairlead.contracts.diagnosis.RetryAdvice.SOON;
import static io.fairlead.contracts.diagnosis.Severity.ERROR;
import static io.fairlead.contracts.diagnosis.Severity.INFO;
import static io.fairlead.contracts.diagnosis.Severity.WARNING;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of everything that can be found. What programs branch on stands here, what people read in
 * {@code texts.properties} beside it; a code without texts does not load. Codes are never renamed.
 */
public enum Diagnosis {
    OK(OUTCOME, INFO, VERIFIED, NEVER),
    ANONYMOUS_OK(OUTCOME, INFO, NOT_CHECKED_ANONYMOUS, NEVER),
    ANONYMOUS_ONLY(OUTCOME, WARNING, NOT_VERIFIABLE, NEVER),
    SERVER_ACCEPTS_ANY(OUTCOME, WARNING, NOT_VERIFIABLE, NEVER),
    CONTROL_SKIPPED(OUTCOME, INFO),
    NOT_PROVED(OUTCOME, WARNING),
    LOGIN_NOT_REPEATED(OUTCOME, INFO),

    URL_UNUSUAL(ADDRESS, WARNING),
    URL_TRIMMED(ADDRESS, INFO),
    URL_V2_SUFFIX(ADDRESS, INFO),
    URL_INVALID(ADDRESS, ERROR, REFUSED_BY_POLICY, NEVER),
    URL_HAS_PATH(ADDRESS, ERROR, REFUSED_BY_POLICY, NEVER),
    URL_HAS_PREFIX(ADDRESS, ERROR, REFUSED_BY_POLICY, NEVER),
    URL_HAS_CREDENTIALS(ADDRESS, ERROR, REFUSED_BY_POLICY, NEVER),
    URL_IS_UI(ADDRESS, ERROR, REFUSED_BY_POLICY, NEVER),
    HTTP_REFUSED(ADDRESS, ERROR, REFUSED_BY_POLICY, NEVER),
    ADDRESS_REFUSED(ADDRESS, ERROR, REFUSED_BY_POLICY, NEVER),
    ORIGIN_MISMATCH(ADDRESS, ERROR, REFUSED_BY_POLICY, NEVER),
    PLAIN_HTTP(ADDRESS, WARNING),

    DNS_NOT_FOUND(NETWORK, ERROR, UNREACHABLE, SOON),
    CONNECT_REFUSED(NETWORK, ERROR, UNREACHABLE, SOON),
    CONNECT_TIMEOUT(NETWORK, ERROR, UNREACHABLE, SOON),
    NO_ROUTE(NETWORK, ERROR, UNREACHABLE, SOON),
    RESET(NETWORK, ERROR, UNREACHABLE, SOON),
    NO_RESPONSE(NETWORK, ERROR, UNREACHABLE, SOON),
    RESPONSE_TOO_LARGE(NETWORK, ERROR, UNREACHABLE, NEVER),
    SLOW_RESPONSE(NETWORK, ERROR, UNREACHABLE, SOON),
    PROXY_UNREACHABLE(NETWORK, ERROR, UNREACHABLE, SOON),
    PROXY_AUTH(NETWORK, ERROR, UNREACHABLE, NEVER),
    PROXY_DENIED(NETWORK, ERROR, UNREACHABLE, NEVER),
    PROXY_INTERCEPT(NETWORK, ERROR, UNREACHABLE, NEVER),

    TLS_UNKNOWN_CA(TLS, ERROR, UNREACHABLE, NEVER),
    TLS_INCOMPLETE_CHAIN(TLS, ERROR, UNREACHABLE, NEVER),
    TLS_NOT_FOR_SERVERS(TLS, ERROR, UNREACHABLE, NEVER),
    TLS_EXPIRED(TLS, ERROR, UNREACHABLE, NEVER),
    TLS_NOT_YET_VALID(TLS, ERROR, UNREACHABLE, NEVER),
    TLS_HOSTNAME(TLS, ERROR, UNREACHABLE, NEVER),
    TLS_PLAINTEXT_PORT(TLS, ERROR, UNREACHABLE, NEVER),
    HTTP_TO_TLS_PORT(TLS, ERROR, UNREACHABLE, NEVER),
    TLS_PROTOCOL(TLS, ERROR, UNREACHABLE, NEVER),
    TLS_CLIENT_CERT(TLS, ERROR, UNREACHABLE, NEVER),
    TLS_INTERRUPTED(TLS, ERROR, UNREACHABLE, SOON),
    TLS_HANDSHAKE(TLS, ERROR, UNREACHABLE, SOON),
    TLS_EXPIRES_SOON(TLS, WARNING),

    NOT_A_REGISTRY(REGISTRY, ERROR, UNREACHABLE, NEVER),
    NOT_A_REGISTRY_404(REGISTRY, ERROR, UNREACHABLE, NEVER),
    NOT_A_REGISTRY_HTML(REGISTRY, ERROR, UNREACHABLE, NEVER),
    REDIRECT_ELSEWHERE(REGISTRY, ERROR, UNREACHABLE, NEVER),
    REDIRECT_TO_HTTPS(REGISTRY, ERROR, UNREACHABLE, NEVER),
    REDIRECT_LOOP(REGISTRY, ERROR, UNREACHABLE, NEVER),
    CHALLENGE_MISSING(REGISTRY, ERROR, UNREACHABLE, NEVER),
    CHALLENGE_UNSUPPORTED(REGISTRY, ERROR, UNREACHABLE, NEVER),
    CHALLENGE_UNUSUAL(REGISTRY, WARNING),
    ADDRESS_BLOCKED(REGISTRY, ERROR, UNREACHABLE, AFTER_CHANGE),
    RATE_LIMITED(REGISTRY, ERROR, UNREACHABLE, SOON),
    SERVER_ERROR(REGISTRY, ERROR, UNREACHABLE, SOON),
    HEADER_TOO_LARGE(REGISTRY, ERROR, UNREACHABLE, NEVER),

    REALM_INVALID(TOKEN_SERVICE, ERROR, UNREACHABLE, NEVER),
    REALM_REFUSED(TOKEN_SERVICE, ERROR, REFUSED_BY_POLICY, NEVER),
    REALM_EXTERNAL_URL(TOKEN_SERVICE, ERROR, UNREACHABLE, NEVER),
    REALM_SIGN_ON(TOKEN_SERVICE, ERROR, UNREACHABLE, NEVER),
    REALM_UNREACHABLE(TOKEN_SERVICE, ERROR, UNREACHABLE, SOON),
    REALM_NOT_TOKEN_SERVICE(TOKEN_SERVICE, ERROR, UNREACHABLE, NEVER),
    TOKEN_NOT_ACCEPTED(TOKEN_SERVICE, ERROR, REJECTED, SOON),
    SCOPE_REQUIRED(TOKEN_SERVICE, WARNING, NOT_VERIFIABLE, NEVER),

    BAD_CREDENTIALS_BASIC(CREDENTIAL, ERROR, REJECTED, NEVER),
    BAD_CREDENTIALS_TOKEN(CREDENTIAL, ERROR, REJECTED, NEVER),
    FORBIDDEN(CREDENTIAL, ERROR, REJECTED, AFTER_CHANGE),
    AUTH_LOCKED(CREDENTIAL, ERROR, REJECTED, AFTER_CHANGE),
    ACCOUNT_EXPIRED_PASSWORD(CREDENTIAL, ERROR, REJECTED, AFTER_CHANGE),
    ANONYMOUS_REFUSED(CREDENTIAL, ERROR, REJECTED, NEVER),
    IBM_KEY_INVALID(CREDENTIAL, ERROR, REJECTED, NEVER),
    IBM_WRONG_USERNAME(CREDENTIAL, ERROR, REJECTED, NEVER),
    IBM_BEARER_EXPIRED(CREDENTIAL, ERROR, REJECTED, NEVER),
    IBM_ENTITLED_MIXUP(CREDENTIAL, ERROR, REJECTED, NEVER),
    IBM_PRIVATE_ONLY(CREDENTIAL, ERROR, REJECTED, NEVER),
    SECRET_WHITESPACE(CREDENTIAL, WARNING),
    SECRET_LOOKS_WRONG(CREDENTIAL, WARNING),
    USERNAME_UNUSUAL(CREDENTIAL, WARNING),

    NO_PULL(RIGHTS, ERROR, VERIFIED_NO_ACCESS_TO_REPO, AFTER_CHANGE),
    NO_PUSH(RIGHTS, ERROR, VERIFIED_NO_ACCESS_TO_REPO, AFTER_CHANGE),
    NO_LIST(RIGHTS, WARNING),
    REPO_NOT_FOUND(RIGHTS, ERROR, VERIFIED_NO_ACCESS_TO_REPO, AFTER_CHANGE),
    NAME_INVALID(RIGHTS, ERROR, VERIFIED_NO_ACCESS_TO_REPO, NEVER),
    IBM_CONTEXT_RESTRICTION(RIGHTS, ERROR, VERIFIED_NO_ACCESS_TO_REPO, AFTER_CHANGE),
    IBM_QUOTA_STORAGE(RIGHTS, ERROR, VERIFIED_NO_ACCESS_TO_REPO, AFTER_CHANGE),
    IBM_QUOTA_TRAFFIC(RIGHTS, ERROR, VERIFIED_NO_ACCESS_TO_REPO, AFTER_CHANGE),
    IBM_WRONG_REGION(RIGHTS, ERROR, VERIFIED_NO_ACCESS_TO_REPO, NEVER),

    TAG_NOT_FOUND(CONTENT, ERROR, NEVER),
    PLATFORM_MISSING(CONTENT, ERROR, NEVER),
    CONTENT_LOST(CONTENT, ERROR, AFTER_CHANGE),
    LISTING_UNSUPPORTED(CONTENT, WARNING, NEVER),
    BODY_TRUNCATED(CONTENT, ERROR, SOON),
    DIGEST_MISMATCH(CONTENT, ERROR, SOON),
    MANIFEST_TYPE(CONTENT, ERROR, NEVER),
    UPLOAD_RANGE(CONTENT, ERROR, SOON),
    UPLOAD_REFUSED(CONTENT, ERROR, AFTER_CHANGE),
    STORAGE_FULL(CONTENT, ERROR, VERIFIED_NO_ACCESS_TO_REPO, AFTER_CHANGE),
    TOO_LARGE(CONTENT, ERROR, AFTER_CHANGE),
    READ_ONLY(CONTENT, ERROR, VERIFIED_NO_ACCESS_TO_REPO, NEVER),
    FOREIGN_LAYER(CONTENT, WARNING, NEVER),

    DELEGATE_CLOCK(FAIRLEAD, WARNING),
    DELEGATE_NONE(FAIRLEAD, ERROR, NOT_TESTED, SOON),
    DELEGATE_BUSY(FAIRLEAD, ERROR, NOT_TESTED, SOON),
    DELEGATE_LOST(FAIRLEAD, ERROR, NOT_TESTED, SOON),
    DELEGATE_FAULT(FAIRLEAD, ERROR, NOT_TESTED, SOON),
    SECRET_NOT_FOUND(FAIRLEAD, ERROR, NOT_TESTED, NEVER),
    SECRET_HAS_NO_VALUE(FAIRLEAD, ERROR, NOT_TESTED, NEVER),
    SECRET_UNAVAILABLE(FAIRLEAD, ERROR, NOT_TESTED, SOON),
    TEST_EXPIRED(FAIRLEAD, ERROR, NOT_TESTED, SOON),
    TEST_CANCELLED(FAIRLEAD, INFO, NOT_TESTED, NEVER),
    OPERATION_EXPIRED(FAIRLEAD, ERROR, NOT_TESTED, SOON),
    OPERATION_CANCELLED(FAIRLEAD, INFO, NOT_TESTED, NEVER);

    private final DiagnosisStage stage;
    private final Severity severity;
    private final @Nullable ConnectionVerdict verdict;
    private final RetryAdvice retry;
    private final DiagnosisTexts texts;

    Diagnosis(DiagnosisStage stage, Severity severity) {
        this(stage, severity, null, NEVER);
    }

    Diagnosis(DiagnosisStage stage, Severity severity, RetryAdvice retry) {
        this(stage, severity, null, retry);
    }

    Diagnosis(DiagnosisStage stage, Severity severity, @Nullable ConnectionVerdict verdict, RetryAdvice retry) {
        this.stage = stage;
        this.severity = severity;
        this.verdict = verdict;
        this.retry = retry;
        texts = DiagnosisTexts.of(name());
    }

    public DiagnosisStage stage() {
        return stage;
    }

    public Severity severity() {
        return severity;
    }

    /** What a test proved when this is the first thing it found; empty for what never ends a test. */
    public Optional<ConnectionVerdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    public RetryAdvice retry() {
        return retry;
    }

    /** One sentence for people. */
    public String meaning() {
        return texts.meaning();
    }

    /** By what it is known: the answer or event that leads to it. */
    public @Nullable String symptom() {
        return texts.symptom();
    }

    public @Nullable String remedy() {
        return texts.remedy();
    }
}
