package io.fairlead.agent.auth;

import io.fairlead.agent.http.AuthorizationHeader;
import io.fairlead.agent.http.BodyConsumer;
import io.fairlead.agent.http.RedirectFollower;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryHttp;
import io.fairlead.agent.http.RegistryReply;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with one registry, whoever asks and whatever for: obeys the challenge that each refusal brings, renews
 * what ran out in the middle, and follows redirects by the rules.
 */
public final class RegistryConversation {

    private static final int MAX_ROUNDS = 3;

    private final RegistryOrigin registry;
    private final RegistryHttp http;
    private final RedirectFollower redirects;
    private final @Nullable Credential credential;
    private final RealmApproval approval;
    private final RedirectFollower.Reach reach;
    private final Consumer<TokenExchange.Exchange> exchangeListener;
    private final Map<RegistryTokenRequest, TokenExchange> exchanges = new HashMap<>();
    private @Nullable AuthorizationHeader header;
    private TokenResult.@Nullable Issued token;
    private @Nullable ChallengeChoice choice;
    private List<String> tokenScopes = List.of();
    private boolean tokenUsed;
    private boolean basicRefused;
    private boolean basicAccepted;

    /**
     * @param reach how far a redirect may lead what is asked
     * @param exchangeListener is told of each answer of a token service
     */
    public RegistryConversation(
            RegistryHttp http,
            @Nullable Credential credential,
            RealmApproval approval,
            RedirectFollower.Reach reach,
            Consumer<TokenExchange.Exchange> exchangeListener) {
        this.registry = approval.registry();
        this.http = http;
        this.redirects = new RedirectFollower(http);
        this.credential = credential;
        this.approval = approval;
        this.reach = reach;
        this.exchangeListener = exchangeListener;
    }

    public @Nullable AuthorizationHeader header() {
        return header;
    }

    /** The last token, for those who can read it; absent without a token service. */
    public TokenResult.@Nullable Issued token() {
        return token;
    }

    public boolean isAnonymous() {
        return credential == null;
    }

    /** Whether the last refusal was one of user and password themselves, as far as a registry with Basic says. */
    public boolean wasBasicRefused() {
        return basicRefused && !basicAccepted;
    }

    /** Goes on as others began. */
    public void showBasic() {
        if (credential != null) {
            choice = new ChallengeChoice.UseBasic(Optional.empty());
            header = credential.basicHeader();
            token = null;
        }
    }

    /** Gets a token before it is asked for. */
    public TokenResult showToken(Realm.Approved realm, List<String> scopes) {
        var known =
                choice instanceof ChallengeChoice.UseToken use && use.realm().equals(realm);
        var use = known ? choice : new ChallengeChoice.UseToken(realm, new AuthChallenge("bearer", Map.of()));
        choice = use;
        return fetch(realm, scopes);
    }

    /** A token for other rights from the same service; empty where there is none. */
    public Optional<TokenResult> showToken(List<String> scopes) {
        return choice instanceof ChallengeChoice.UseToken use
                ? Optional.of(fetch(use.realm(), scopes))
                : Optional.empty();
    }

    /** Once only, with what is shown already: the body that it carries streams by. */
    public RegistryReply askOnce(RegistryRequest request) {
        return http.execute(authorized(request));
    }

    /**
     * An answer of whatever status, or why none came: a refusal that is answered is one that no authorization changes.
     *
     * @param scopes wanted where a challenge does not say more, the one that is needed most first
     */
    public RegistryReply ask(RegistryRequest request, List<String> scopes, @Nullable BodyConsumer bodyConsumer) {
        var answered = new HashSet<Object>();
        for (var round = 0; ; round++) {
            var fresh = token != null && !tokenUsed;
            tokenUsed = true;
            var reply =
                    redirects.execute(authorized(request), bodyConsumer, reach).outcome();
            if (reply instanceof RegistryResponse answer
                    && answer.isSuccess()
                    && shows(ChallengeChoice.UseBasic.class)) {
                basicAccepted = true;
            }
            if (round == MAX_ROUNDS
                    || !(reply instanceof RegistryResponse response)
                    || !request.origin().equals(registry)
                    || !asksForAuthorization(response, answered.isEmpty())) {
                return reply;
            }
            switch (answer(response, scopes, answered, fresh)) {
                case Answer.Given() -> {}
                case Answer.Pointless() -> {
                    return reply;
                }
                case Answer.Impossible(var reason) -> {
                    return reason;
                }
            }
        }
    }

    /** Renews what a refusal says has run out, for the next request; the reason where that cannot be had. */
    public Optional<RegistryFinding> renew(RegistryResponse refusal, List<String> scopes) {
        return answer(refusal, scopes, new HashSet<>(), false) instanceof Answer.Impossible(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    /** What became of the attempt to satisfy a refusal. */
    private sealed interface Answer {
        record Given() implements Answer {}

        record Pointless() implements Answer {}

        record Impossible(RegistryFinding reason) implements Answer {}
    }

    public boolean asksForAuthorization(RegistryResponse response, boolean first) {
        return TokenRefusal.asksForAuthorization(response, token != null && first);
    }

    private Answer answer(RegistryResponse refusal, List<String> wanted, Set<Object> answered, boolean fresh) {
        var challenges = ChallengeParser.parse(refusal.headerValues("WWW-Authenticate"));
        var remembered = choice;
        var chosen = challenges.isEmpty() && remembered != null ? remembered : ChallengeChoice.of(challenges, approval);
        return switch (chosen) {
            case ChallengeChoice.Nothing(var reason) ->
                new Answer.Impossible(new RegistryFinding(reason.code(), "ask " + registry + ": " + reason.summary()));
            case ChallengeChoice.UseBasic basic -> basic(basic, answered);
            case ChallengeChoice.UseToken use ->
                token(use, wanted, answered, fresh || TokenRefusal.hasChallengeError(refusal, "insufficient_scope"));
        };
    }

    private Answer basic(ChallengeChoice.UseBasic basic, Set<Object> answered) {
        if (credential == null) {
            return new Answer.Pointless();
        }
        if (shows(ChallengeChoice.UseBasic.class) || !answered.add("basic")) {
            basicRefused = true;
            return new Answer.Pointless();
        }
        choice = basic;
        header = credential.basicHeader();
        token = null;
        return new Answer.Given();
    }

    /** @param sameIsPointless whether another token for the same rights would be refused again */
    private Answer token(
            ChallengeChoice.UseToken use, List<String> wanted, Set<Object> answered, boolean sameIsPointless) {
        var scopes = ScopeChoice.of(use.scopes(), wanted);
        var had = token != null
                && choice instanceof ChallengeChoice.UseToken before
                && before.realm().equals(use.realm())
                && ScopeChoice.covers(tokenScopes, scopes);
        if (!answered.add(List.of(use.realm(), scopes)) || (had && sameIsPointless)) {
            return new Answer.Pointless();
        }
        choice = use;
        return fetch(use.realm(), scopes) instanceof TokenResult.Withheld(var reason)
                ? new Answer.Impossible(reason)
                : new Answer.Given();
    }

    private TokenResult fetch(Realm.Approved realm, List<String> scopes) {
        var tokenRequest = new RegistryTokenRequest(realm, credential);
        var exchange = exchanges
                .computeIfAbsent(tokenRequest, asked -> new TokenExchange(http, asked))
                .request(scopes);
        exchangeListener.accept(exchange);
        if (exchange.result() instanceof TokenResult.Issued issued) {
            token = issued;
            tokenScopes = scopes;
            tokenUsed = false;
            header = issued.bearerHeader();
        }
        return exchange.result();
    }

    private boolean shows(Class<? extends ChallengeChoice> way) {
        return header != null && way.isInstance(choice);
    }

    /** Whatever lies elsewhere gets no credential of this registry. */
    private RegistryRequest authorized(RegistryRequest request) {
        var shown = header;
        return shown == null || !request.origin().equals(registry) ? request : request.with(shown);
    }
}
