package io.fairlead.testkit.registry;

import io.fairlead.testkit.registry.RegistryTokenIssuer.ResourceActions;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the tokens of a registry, with the manners of a known provider and, on demand, its quirks. It listens at
 * {@link #realm()} on a port of its own; {@link IbmRegistry} also has it on the registry's own host and port.
 */
public final class TokenService implements AutoCloseable {

    static final String PATH = "/oauth/token";

    private final TokenServiceBehaviour behaviour;
    private final RegistryTokenIssuer tokenIssuer = RegistryTokenIssuer.withFreshKey(Clock.systemUTC());
    private final AtomicReference<@Nullable Misbehaviour> misbehaviour = new AtomicReference<>();
    private final Set<String> closedRepositories = ConcurrentHashMap.newKeySet();
    private final Set<String> protectedRepositories = ConcurrentHashMap.newKeySet();
    private final List<TokenRequest> requests = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;

    private TokenService(TokenServiceBehaviour behaviour) {
        this.behaviour = behaviour;
        server = LoopbackServer.listening(LoopbackServer.LOOPBACK, 0).handle(PATH, new TokenEndpoint(this));
        server.start();
    }

    /** As IBM's: user {@code iamapikey} with this key; a wrong key is answered with 401. */
    public static TokenService ibm(String apiKey) {
        return ibm(apiKey, 401);
    }

    /** As IBM's, with the status for a wrong key: 400 and 401 are both seen. */
    public static TokenService ibm(String apiKey, int wrongKeyStatus) {
        return new TokenService(new TokenServiceBehaviour.Ibm(Set.of(apiKey), wrongKeyStatus));
    }

    /** IBM's with several API keys, as while one key takes the place of another; a wrong one is answered with 401. */
    public static TokenService ibm(Set<String> apiKeys) {
        return new TokenService(new TokenServiceBehaviour.Ibm(Set.copyOf(apiKeys), 401));
    }

    /** One user and one password; anyone else gets 401. */
    public static TokenService strict(String user, String password) {
        return new TokenService(new TokenServiceBehaviour.Strict(Map.of(user, password)));
    }

    /** A token for whatever credentials, and for none. */
    public static TokenService acceptAnyone() {
        return new TokenService(new TokenServiceBehaviour.AcceptAnyone());
    }

    /** As Harbor: judges a login only where no scope is asked for. */
    public static TokenService verifyingOnlyWithoutScope(String user, String password) {
        return new TokenService(new TokenServiceBehaviour.VerifiesOnlyWithoutScope(
                new TokenServiceBehaviour.Strict(Map.of(user, password))));
    }

    /** As balena's: judges a login only where a scope is asked for. */
    public static TokenService verifyingOnlyWithScope(String user, String password) {
        return new TokenService(new TokenServiceBehaviour.VerifiesOnlyWithScope(
                new TokenServiceBehaviour.Strict(Map.of(user, password))));
    }

    /** Gives no token without a scope. */
    public static TokenService requiringScope(String user, String password) {
        return new TokenService(
                new TokenServiceBehaviour.RequiresScope(new TokenServiceBehaviour.Strict(Map.of(user, password))));
    }

    /** From now on misbehaves; {@code null} ends it. */
    public void misbehave(@Nullable Misbehaviour next) {
        misbehaviour.set(next);
    }

    /** From now on grants nothing on this repository: the login is right, the permission is missing. */
    public void closeRepository(String repository) {
        closedRepositories.add(repository);
    }

    /** From now on grants no more than pull on this repository. */
    public void protectRepository(String repository) {
        protectedRepositories.add(repository);
    }

    /** Where tokens are to be had when this service stands alone. */
    public URI realm() {
        return URI.create("http://%s:%d%s".formatted(LoopbackServer.LOOPBACK, server.port(), PATH));
    }

    /** Every request so far, oldest first. */
    public List<TokenRequest> requests() {
        return List.copyOf(requests);
    }

    /** How many token requests there were. */
    public int tokenRequests() {
        return requests.size();
    }

    /** How many of them brought a login that was refused, as an account lock would count. */
    public int failedLogins() {
        return (int) requests.stream().filter(TokenRequest::failedLogin).count();
    }

    /** What was asked and answered, without any secret; the user is empty when there was no login. */
    public record TokenRequest(String method, String user, List<String> scopes, int status, boolean failedLogin) {}

    TokenServiceBehaviour behaviour() {
        return behaviour;
    }

    RegistryTokenIssuer tokenIssuer() {
        return tokenIssuer;
    }

    @Nullable
    Misbehaviour misbehaviour() {
        return misbehaviour.get();
    }

    List<ResourceActions> granted(List<String> scopes) {
        return scopes.stream()
                .map(ResourceActions::of)
                .filter(access -> !closedRepositories.contains(access.name()))
                .map(access -> protectedRepositories.contains(access.name())
                        ? new ResourceActions(access.type(), access.name(), List.of("pull"))
                        : access)
                .toList();
    }

    void addRequest(TokenRequest request) {
        requests.add(request);
    }

    @Override
    public void close() {
        server.close();
    }
}
