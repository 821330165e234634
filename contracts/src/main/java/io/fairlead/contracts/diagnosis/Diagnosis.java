package io.fairlead.contracts.diagnosis;

import static io.fairlead.contracts.diagnosis.Retry.AFTER_CHANGE;
import static io.fairlead.contracts.diagnosis.Retry.NEVER;
import static io.fairlead.contracts.diagnosis.Retry.SOON;
import static io.fairlead.contracts.diagnosis.Verdict.NOT_CHECKED_ANONYMOUS;
import static io.fairlead.contracts.diagnosis.Verdict.NOT_TESTED;
import static io.fairlead.contracts.diagnosis.Verdict.NOT_VERIFIABLE;
import static io.fairlead.contracts.diagnosis.Verdict.REFUSED_BY_POLICY;
import static io.fairlead.contracts.diagnosis.Verdict.REJECTED;
import static io.fairlead.contracts.diagnosis.Verdict.UNREACHABLE;
import static io.fairlead.contracts.diagnosis.Verdict.VERIFIED_NO_ACCESS_TO_REPO;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalogue of everything that can be found; the only place where codes and their words are defined. */
public enum Diagnosis {
    OK("The registry consumed the credential and accepted it."),

    URL_TRIMMED("The address had blanks around it; they were ignored."),
    URL_V2_SUFFIX("The address ended in /, /v1 or /v2/; that part was ignored."),
    TLS_EXPIRES_SOON("The registry's certificate expires within 30 days."),
    PLAIN_HTTP("The connection is not encrypted: whoever is on the path can read the credential."),
    DELEGATE_CLOCK("The delegate's clock and the registry's differ by more than a minute."),
    SECRET_WHITESPACE("The secret begins or ends with a blank or a line break, often left over from copying."),
    USERNAME_UNUSUAL("The user name is not one that this registry is known to take."),

    URL_INVALID(REFUSED_BY_POLICY, NEVER, "The address is not a registry's URL.", "Write it as https://host[:port]."),
    URL_HAS_PATH(
            REFUSED_BY_POLICY,
            NEVER,
            "The address contains a namespace or repository.",
            "Leave only the host in the address, and put the repository into its own field."),
    URL_HAS_CREDENTIALS(
            REFUSED_BY_POLICY,
            NEVER,
            "The address contains a user name or password.",
            "Move them to the credential, and change the password: addresses end up in logs."),
    URL_IS_UI(
            REFUSED_BY_POLICY,
            NEVER,
            "The address is that of a web console, not of the registry behind it.",
            "Use the registry's own host, for example us.icr.io or registry-1.docker.io."),
    HTTP_REFUSED(
            REFUSED_BY_POLICY,
            NEVER,
            "This delegate does not send anything over plain HTTP.",
            "Use https://, or allow plain HTTP in the delegate's policy if the network is trusted."),
    ADDRESS_REFUSED(
            REFUSED_BY_POLICY,
            NEVER,
            "The host leads to an address that this delegate must not connect to.",
            "Check the name; if the address is meant, allow it in the delegate's policy."),
    ORIGIN_MISMATCH(
            REFUSED_BY_POLICY,
            NEVER,
            "The secret was sealed for another registry than the one to be tested, or by somebody unknown.",
            "Save the connector again; if it happens again, tell an operator: a part of Fairlead may be misled."),

    DNS_NOT_FOUND(
            UNREACHABLE,
            SOON,
            "The delegate cannot resolve the host's name.",
            "Check the spelling, and the delegate's DNS if the name is private."),
    CONNECT_REFUSED(
            UNREACHABLE, SOON, "Nothing listens on that port.", "Check the port, the service and the firewall."),
    CONNECT_TIMEOUT(
            UNREACHABLE,
            SOON,
            "The host did not answer in time: packets are dropped on the way.",
            "Check firewall and route, and whether the delegate needs a proxy."),
    NO_ROUTE(UNREACHABLE, SOON, "The delegate has no route to the host.", "Check the delegate's network."),
    RESET(
            UNREACHABLE,
            SOON,
            "The connection was cut by the server or a device on the way.",
            "Check firewall, proxy and the registry's list of allowed addresses."),
    NO_RESPONSE(
            UNREACHABLE,
            SOON,
            "The connection stands, but no HTTP answer came.",
            "Check that the port is the registry's, and whether the registry is overloaded."),
    TLS_UNKNOWN_CA(
            UNREACHABLE,
            NEVER,
            "The delegate does not know who issued the registry's certificate.",
            "Add the issuer's certificate to the connector or to the delegate."),
    TLS_EXPIRED(
            UNREACHABLE,
            NEVER,
            "The registry's certificate has expired, or the delegate's clock is wrong.",
            "Renew the certificate, or set the clock."),
    TLS_NOT_YET_VALID(
            UNREACHABLE,
            NEVER,
            "The registry's certificate is not valid yet, or the delegate's clock is behind.",
            "Set the clock, or wait."),
    TLS_HOSTNAME(
            UNREACHABLE,
            NEVER,
            "The registry's certificate is for other names.",
            "Use one of the names in the certificate."),
    TLS_PLAINTEXT_PORT(
            UNREACHABLE,
            NEVER,
            "The port speaks plain HTTP, not TLS.",
            "Use the TLS port, or http:// if that is meant."),
    TLS_HANDSHAKE(
            UNREACHABLE,
            SOON,
            "The TLS handshake failed.",
            "Check which TLS versions and client certificates the registry wants."),
    HTTP_TO_TLS_PORT(UNREACHABLE, NEVER, "The address says http, but the port speaks TLS.", "Use https://."),
    PROXY_UNREACHABLE(UNREACHABLE, SOON, "The delegate's proxy does not answer.", "Check the delegate's proxy."),
    PROXY_AUTH(
            UNREACHABLE,
            NEVER,
            "The delegate's proxy wants a user name and password.",
            "Set them in the delegate's proxy settings."),
    PROXY_DENIED(
            UNREACHABLE,
            NEVER,
            "The delegate's proxy refuses to connect to the host.",
            "Have the proxy allow the host, and the host of its token service."),
    NOT_A_REGISTRY(
            UNREACHABLE,
            NEVER,
            "Something answers, but not a container registry.",
            "Check host and port: a registry answers under /v2/."),
    REDIRECT_ELSEWHERE(
            UNREACHABLE,
            NEVER,
            "The address redirects to another place.",
            "Use the target as the address if it is the registry."),
    CHALLENGE_MISSING(
            UNREACHABLE,
            NEVER,
            "The registry asks for a credential without saying how to give it.",
            "Check the gateway in front of the registry: it drops WWW-Authenticate."),
    CHALLENGE_UNSUPPORTED(
            UNREACHABLE,
            NEVER,
            "The registry wants a kind of authentication that registries do not use.",
            "Enable Basic or Bearer there."),
    REALM_INVALID(
            UNREACHABLE,
            NEVER,
            "The registry names a token service whose address is not valid.",
            "Set the registry's external URL there."),
    REALM_REFUSED(
            REFUSED_BY_POLICY,
            NEVER,
            "The registry wants the credential sent to a host that is not trusted.",
            "If that host is the registry's token service, add it to trustedTokenHosts."),
    REALM_UNREACHABLE(
            UNREACHABLE,
            SOON,
            "The registry answers, but its token service cannot be reached.",
            "Open the firewall to the token service's host as well."),
    REALM_NOT_TOKEN_SERVICE(
            UNREACHABLE,
            NEVER,
            "What the registry names as its token service is none.",
            "Tell the registry's administrator."),
    SERVER_ERROR(
            UNREACHABLE,
            SOON,
            "The registry or a gateway in front of it is in trouble.",
            "Look at the registry's status page; test again later."),
    RATE_LIMITED(
            UNREACHABLE,
            SOON,
            "The registry answers no more requests for the moment.",
            "Wait as long as the registry says, then test again."),
    RESPONSE_TOO_LARGE(
            UNREACHABLE, NEVER, "The answer is larger than any registry's.", "Check that the address is a registry's."),
    SLOW_RESPONSE(
            UNREACHABLE,
            SOON,
            "The answer did not arrive whole before the deadline.",
            "Check the network between delegate and registry."),

    BAD_CREDENTIALS_BASIC(
            REJECTED,
            NEVER,
            "The registry refused user name or password.",
            "Enter them again; check whether the password has expired."),
    BAD_CREDENTIALS_TOKEN(
            REJECTED,
            NEVER,
            "The registry's token service refused user name or password.",
            "Enter them again; many registries want an access token here, not the account's password."),
    IBM_KEY_INVALID(
            REJECTED,
            NEVER,
            "IBM Cloud refused the API key: it is wrong, deleted or locked, or the account is not active.",
            "Create a new API key, and check in IBM Cloud that the key is not locked and the account is active."),
    IBM_WRONG_USERNAME(
            REJECTED,
            NEVER,
            "IBM Cloud takes the kind of secret from the user name, and this one names none.",
            "Use iamapikey as the user name for an API key."),
    FORBIDDEN(
            REJECTED,
            AFTER_CHANGE,
            "The registry knows the credential but refuses access: locked, expired, or not allowed from here.",
            "Check the account, and whether the delegate's address is allowed."),
    TOKEN_NOT_ACCEPTED(
            REJECTED,
            SOON,
            "The registry does not accept the token that its own token service just issued.",
            "Tell the registry's administrator: keys, issuer or clocks of the two differ."),

    ANONYMOUS_OK(NOT_CHECKED_ANONYMOUS, NEVER, "The registry answers; no credential was configured.", null),
    ANONYMOUS_ONLY(
            NOT_VERIFIABLE,
            NEVER,
            "The registry answers without asking for a credential, so none could be checked.",
            "Set the connector to anonymous, or turn on authentication in the registry."),
    ANONYMOUS_REFUSED(
            REJECTED,
            NEVER,
            "The registry wants a credential, and the connector has none.",
            "Set user name and password in the connector."),

    NO_PULL(
            VERIFIED_NO_ACCESS_TO_REPO,
            AFTER_CHANGE,
            "The credential is right, but may not pull from the repository.",
            "Grant it the right to pull; IBM Cloud: Reader on Container Registry, effective after up to 5 minutes."),
    REPO_NOT_FOUND(
            VERIFIED_NO_ACCESS_TO_REPO,
            AFTER_CHANGE,
            "The credential is right, but there is no such repository, or it is hidden.",
            "Check the repository's spelling and namespace."),
    NO_PUSH(
            VERIFIED_NO_ACCESS_TO_REPO,
            AFTER_CHANGE,
            "The credential is right, but may not push to the repository.",
            "Grant it the right to push; IBM Cloud: Writer or Manager on Container Registry."),
    TAG_NOT_FOUND(
            VERIFIED_NO_ACCESS_TO_REPO,
            AFTER_CHANGE,
            "There is no such tag or digest in the repository.",
            "Check the tag; a region or mirror may not have the image yet."),
    LISTING_UNSUPPORTED(
            VERIFIED_NO_ACCESS_TO_REPO,
            NEVER,
            "The registry offers no such list, or not to this credential.",
            "Enter names by hand."),
    DIGEST_MISMATCH(
            UNREACHABLE,
            SOON,
            "What arrived is not what its digest promises: it was cut, damaged or exchanged on the way.",
            "Try again; check proxies between delegate and registry."),
    MANIFEST_TYPE(
            UNREACHABLE,
            NEVER,
            "The image's manifest is of a kind that is not supported.",
            "Push the image again with a current client."),
    FOREIGN_LAYER(
            REFUSED_BY_POLICY,
            NEVER,
            "The image has layers that lie on a third party's host, and those are not fetched.",
            "Push the image again with all of its layers."),
    UPLOAD_REFUSED(
            UNREACHABLE,
            AFTER_CHANGE,
            "The registry did not take what was uploaded.",
            "Look at the registry's own log."),
    STORAGE_FULL(
            UNREACHABLE,
            AFTER_CHANGE,
            "The registry has no room for it: a quota or a limit of size is reached.",
            "Raise the limit or clean up there."),
    READ_ONLY(
            UNREACHABLE, NEVER, "The registry takes no uploads: it is read-only or a cache.", "Choose another target."),

    SECRET_NOT_FOUND(
            NOT_TESTED,
            NEVER,
            "The connector refers to a secret that does not exist.",
            "Create the secret, or refer to another one."),
    SECRET_UNAVAILABLE(NOT_TESTED, SOON, "The secret could not be fetched in time.", "Test again in a moment."),
    DELEGATE_NONE(
            NOT_TESTED,
            SOON,
            "No delegate can take the work; this says nothing about the registry.",
            "Start a delegate in the connector's scope with the tags that the connector asks for."),
    DELEGATE_LOST(
            NOT_TESTED,
            SOON,
            "Every delegate that took the work fell silent before it was done.",
            "Look at the delegates' logs; test again."),
    DELEGATE_FAULT(
            NOT_TESTED,
            SOON,
            "The delegate failed in a way it does not know.",
            "Look at the delegate's log; test again."),
    TEST_EXPIRED(NOT_TESTED, SOON, "No result came before the deadline.", "Test again; look at the services' health."),
    TEST_CANCELLED(NOT_TESTED, NEVER, "Somebody cancelled the test.", "Test again when you want to know."),
    OPERATION_EXPIRED(
            NOT_TESTED, SOON, "No result came before the deadline.", "Ask again; look at the services' health."),
    OPERATION_CANCELLED(NOT_TESTED, NEVER, "Somebody cancelled the operation.", null);

    private final @Nullable Verdict verdict;
    private final Retry retry;
    private final String meaning;
    private final @Nullable String remedy;

    Diagnosis(String meaning) {
        this(null, NEVER, meaning, null);
    }

    Diagnosis(@Nullable Verdict verdict, Retry retry, String meaning, @Nullable String remedy) {
        this.verdict = verdict;
        this.retry = retry;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** What it leads to when it is the first thing found; empty for what is only ever a note. */
    public Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    public Retry retry() {
        return retry;
    }

    public String meaning() {
        return meaning;
    }

    public @Nullable String remedy() {
        return remedy;
    }
}
