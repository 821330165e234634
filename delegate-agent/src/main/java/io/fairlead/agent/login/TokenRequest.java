package io.fairlead.agent.login;

import io.fairlead.agent.provider.Rejection;
import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Body;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Heard;
import io.fairlead.agent.wire.Question;
import io.fairlead.agent.wire.RegistryError;
import io.fairlead.agent.wire.Trouble;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a token is asked for at an approved token service: with a credential, or anonymously. */
public record TokenRequest(Realm.Approved realm, @Nullable Credential credential) {

    /** Longer ones do not fit into the headers that common servers accept. */
    private static final int LONGEST_IN_HEADER = 4 * 1024;

    private static final int TOKEN_TEXT = 1024 * 1024;

    private static final Set<String> IDENTITY_TOKEN_USERS = Set.of("<token>", "00000000-0000-0000-0000-000000000000");

    /** @param scope absent to be told about the credential alone */
    public Question question(@Nullable String scope) {
        return question(scope == null ? List.of() : List.of(scope));
    }

    /** @param scopes the one that is needed most first: some token services read no other */
    public Question question(List<String> scopes) {
        if (credential != null
                && (credential.secretBytes() > LONGEST_IN_HEADER
                        || IDENTITY_TOKEN_USERS.contains(credential.username()))) {
            return Question.of("POST", realm.origin(), realm.path())
                    .with(Body.form(form(credential, scopes)))
                    .readingUpTo(TOKEN_TEXT);
        }
        var path = new StringBuilder(realm.path());
        add(path, "service", realm.service());
        scopes.forEach(scope -> add(path, "scope", scope));
        add(path, "client_id", "fairlead");
        add(path, "account", credential == null ? null : credential.username());
        var question = Question.get(realm.origin(), path.toString()).readingUpTo(TOKEN_TEXT);
        return credential == null ? question : question.with(credential.basicFor(realm));
    }

    private String form(Credential credential, List<String> scopes) {
        var form = new StringBuilder("client_id=fairlead");
        add(form, "service", realm.service());
        add(form, "scope", scopes.isEmpty() ? null : String.join(" ", scopes));
        if (IDENTITY_TOKEN_USERS.contains(credential.username())) {
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

    public Token judge(Question question, Heard heard) {
        return switch (heard) {
            case Finding finding -> new Token.Withheld(unreached(finding));
            case Answer answer -> judge(question, answer);
        };
    }

    private Token judge(Question question, Answer answer) {
        if (answer.status() == 200) {
            return RegistryError.json(answer)
                    .map(body -> body.path("token")
                            .asString(body.path("access_token").asString("")))
                    .filter(value -> value.matches("[\\x21-\\x7e]+"))
                    .<Token>map(value -> new Token.Issued(realm.registry(), value))
                    .orElseGet(() -> notATokenService(question, "200 without a token"));
        }
        var code = code(answer);
        var trouble = Trouble.of(question, answer);
        // A ban can come as 429, too.
        if (trouble.isPresent() && code != Diagnosis.AUTH_LOCKED) {
            return new Token.Withheld(trouble.get());
        }
        if (code != Diagnosis.BAD_CREDENTIALS_TOKEN) {
            return refused(code, question, answer);
        }
        return switch (answer.status()) {
            case 400, 401, 403 -> refused(code, question, answer);
            case 301, 302, 303, 307, 308 ->
                withheld(
                        Diagnosis.REALM_REFUSED,
                        question + ": " + answer.status() + ", but a credential follows no redirect");
            default -> notATokenService(question, Integer.toString(answer.status()));
        };
    }

    private Diagnosis code(Answer answer) {
        var error = RegistryError.of(answer);
        if ((answer.status() == 400 || answer.status() == 403) && error.says("scope")) {
            return Diagnosis.SCOPE_REQUIRED;
        }
        // GitLab's ban of an address looks like this.
        var otherwise = answer.status() == 403 && answer.body().isBlank()
                ? Diagnosis.AUTH_LOCKED
                : Diagnosis.BAD_CREDENTIALS_TOKEN;
        if (credential == null) {
            return otherwise;
        }
        var likeIbm = realm.path().startsWith("/oauth/token") && "registry".equals(realm.service());
        return new Rejection(realm.registry().host(), credential.username(), likeIbm).of(answer, otherwise);
    }

    private Token refused(Diagnosis code, Question question, Answer answer) {
        return credential == null && code != Diagnosis.SCOPE_REQUIRED
                ? withheld(Diagnosis.ANONYMOUS_REFUSED, question + ": " + answer.status() + " without a credential")
                : withheld(code, question + ": " + answer.status());
    }

    private static Token notATokenService(Question question, String what) {
        return withheld(Diagnosis.REALM_NOT_TOKEN_SERVICE, question + ": " + what);
    }

    private static Finding unreached(Finding finding) {
        return switch (finding.code()) {
            case ADDRESS_REFUSED, HTTP_REFUSED -> new Finding(Diagnosis.REALM_REFUSED, finding.summary());
            case RESPONSE_TOO_LARGE, SLOW_RESPONSE, PROXY_AUTH, PROXY_UNREACHABLE -> finding;
            default -> new Finding(Diagnosis.REALM_UNREACHABLE, finding.summary());
        };
    }

    private static Token withheld(Diagnosis code, String summary) {
        return new Token.Withheld(new Finding(code, summary));
    }
}
