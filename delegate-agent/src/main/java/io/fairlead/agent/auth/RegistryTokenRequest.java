package io.fairlead.agent.auth;

import io.fairlead.agent.http.AccountLock;
import io.fairlead.agent.http.CommonFailures;
import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryReply;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.http.RequestBody;
import io.fairlead.agent.provider.LoginRefusal;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a token is asked for at an approved token service: with a credential, or anonymously. */
public record RegistryTokenRequest(
        Realm.Approved realm, @Nullable Credential credential) {

    /** Longer ones do not fit into the headers that common servers accept. */
    private static final int MAX_HEADER_SECRET_BYTES = 4 * 1024;

    private static final int MAX_TOKEN_RESPONSE_BYTES = 1024 * 1024;

    private static final Set<String> IDENTITY_TOKEN_USERS = Set.of("<token>", "00000000-0000-0000-0000-000000000000");

    /** How a token is asked for. */
    public enum Way {
        /** GET with Basic (distribution, auth/token.md). */
        BASIC,
        /** POST with a form, as OAuth 2.0 has it (distribution, auth/oauth.md). */
        FORM;

        Way other() {
            return this == BASIC ? FORM : BASIC;
        }
    }

    /** Identity tokens are for a form; every token service that takes passwords takes Basic. */
    Way firstWay() {
        return isIdentityToken() ? Way.FORM : Way.BASIC;
    }

    private boolean isIdentityToken() {
        return credential != null && IDENTITY_TOKEN_USERS.contains(credential.username());
    }

    /** Whether a refusal leaves it open that the service takes the credential the other way: it then judged none. */
    boolean mayKnowOtherWay(Way way, RegistryResponse response) {
        if (credential == null || AccountLock.isReported(response)) {
            return false;
        }
        var unknown = switch (response.status()) {
            case 404, 405, 413, 414, 415, 431, 501 -> true;
            default -> false;
        };
        if (way == Way.FORM) {
            var judged = RegistryError.json(response)
                    .filter(body -> body.path("error").asString("").equals("invalid_grant"))
                    .isPresent();
            return unknown
                    || (!judged && (response.status() == 400 || response.status() == 401 || response.status() == 403));
        }
        var tooLong = response.status() == 400
                && (CommonFailures.saysHeaderTooLarge(response)
                        || (credential.secretLength() > MAX_HEADER_SECRET_BYTES
                                && RegistryError.json(response).isEmpty()));
        return unknown || tooLong;
    }

    /** @param scopes the one that is needed most first: some token services read no other */
    RegistryRequest toRequest(Way way, List<String> scopes) {
        if (credential != null && way == Way.FORM) {
            return RegistryRequest.of("POST", realm.origin(), realm.path())
                    .with(RequestBody.form(form(credential, scopes)))
                    .withTextLimit(MAX_TOKEN_RESPONSE_BYTES);
        }
        var path = new StringBuilder(realm.path());
        add(path, "service", realm.service());
        scopes.forEach(scope -> add(path, "scope", scope));
        add(path, "client_id", "fairlead");
        add(path, "account", credential == null ? null : credential.username());
        var request = RegistryRequest.get(realm.origin(), path.toString()).withTextLimit(MAX_TOKEN_RESPONSE_BYTES);
        return credential == null ? request : request.with(credential.basicHeaderFor(realm));
    }

    private String form(Credential credential, List<String> scopes) {
        var form = new StringBuilder("client_id=fairlead");
        add(form, "service", realm.service());
        add(form, "scope", scopes.isEmpty() ? null : String.join(" ", scopes));
        if (isIdentityToken()) {
            add(form, "grant_type", "refresh_token");
            add(form, "refresh_token", credential.secretFor(realm));
        } else {
            add(form, "grant_type", "password");
            add(form, "username", credential.username());
            add(form, "password", credential.secretFor(realm));
        }
        return form.toString();
    }

    private static void add(StringBuilder to, String name, @Nullable String value) {
        if (value != null) {
            var isPath = to.charAt(0) == '/';
            to.append(isPath && to.indexOf("?") < 0 ? '?' : '&');
            to.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** @param moved whether a redirect led to what answered */
    TokenResult judge(RegistryRequest request, RegistryReply reply, boolean moved) {
        return switch (reply) {
            case RegistryFinding finding -> new TokenResult.Withheld(unreached(finding));
            case RegistryResponse response
            when moved && response.isHtml() ->
                withheld(
                        Diagnosis.REALM_SIGN_ON,
                        request + ": " + response.status() + " with a web page, after a redirect");
            case RegistryResponse response -> judge(request, response);
        };
    }

    private TokenResult judge(RegistryRequest request, RegistryResponse response) {
        if (response.status() == 200) {
            return RegistryError.json(response)
                    .map(body -> body.path("token")
                            .asString(body.path("access_token").asString("")))
                    .filter(value -> value.matches("[\\x21-\\x7e]+"))
                    .<TokenResult>map(value -> new TokenResult.Issued(realm.registry(), value))
                    .orElseGet(() -> notATokenService(request, "200 without a token"));
        }
        var code = code(response);
        var commonFailure = CommonFailures.find(request, response);
        // A ban can come as 429, too.
        if (commonFailure.isPresent() && code != Diagnosis.AUTH_LOCKED) {
            return new TokenResult.Withheld(commonFailure.get());
        }
        if (code != Diagnosis.BAD_CREDENTIALS_TOKEN) {
            return refused(code, request, response);
        }
        return switch (response.status()) {
            case 400, 401, 403 -> refused(code, request, response);
            default -> notATokenService(request, Integer.toString(response.status()));
        };
    }

    private Diagnosis code(RegistryResponse response) {
        var error = RegistryError.of(response);
        if ((response.status() == 400 || response.status() == 403) && error.mentions("scope")) {
            return Diagnosis.SCOPE_REQUIRED;
        }
        // GitLab's ban of an address looks like this.
        var otherwise = response.status() == 403 && response.body().isBlank()
                ? Diagnosis.AUTH_LOCKED
                : Diagnosis.BAD_CREDENTIALS_TOKEN;
        if (credential == null) {
            return otherwise;
        }
        var likeIbm = realm.path().startsWith("/oauth/token") && "registry".equals(realm.service());
        return new LoginRefusal(realm.registry().host(), credential.username(), likeIbm).diagnose(response, otherwise);
    }

    private TokenResult refused(Diagnosis code, RegistryRequest request, RegistryResponse response) {
        return credential == null && code != Diagnosis.SCOPE_REQUIRED
                ? withheld(Diagnosis.ANONYMOUS_REFUSED, request + ": " + response.status() + " without a credential")
                : withheld(code, request + ": " + response.status());
    }

    private static TokenResult notATokenService(RegistryRequest request, String what) {
        return withheld(Diagnosis.REALM_NOT_TOKEN_SERVICE, request + ": " + what);
    }

    private RegistryFinding unreached(RegistryFinding finding) {
        return switch (finding.code()) {
            // Where the address is private, an approved host may have it.
            case ADDRESS_REFUSED ->
                finding.summary().contains("private address")
                        ? new RegistryFinding(Diagnosis.REALM_REFUSED, finding.summary())
                        : finding;
            case HTTP_REFUSED, RESPONSE_TOO_LARGE, SLOW_RESPONSE, PROXY_AUTH, PROXY_UNREACHABLE -> finding;
            default ->
                new ExternalUrl(realm.registry())
                        .mistakeIn(realm.origin())
                        .map(mistake ->
                                new RegistryFinding(Diagnosis.REALM_EXTERNAL_URL, finding.summary() + "; " + mistake))
                        .orElseGet(() -> new RegistryFinding(Diagnosis.REALM_UNREACHABLE, finding.summary()));
        };
    }

    private static TokenResult withheld(Diagnosis code, String summary) {
        return new TokenResult.Withheld(new RegistryFinding(code, summary));
    }
}
