package io.fairlead.testkit.registry;

import java.net.URI;
import java.util.function.Consumer;

/**
 * Stands in for IBM Cloud Container Registry: one host and port with the registry under {@code /v2/} and its token
 * service under {@code /oauth/token}, user {@code iamapikey}, one API key, and IBM's sentences when it refuses.
 */
public final class IbmRegistry implements AutoCloseable {

    private final TokenService tokens;
    private final RegistryServer registry;
    private final LoopbackServer front;
    private final String host;

    private IbmRegistry(TokenService tokens, RegistryServer registry, LoopbackServer front, String host) {
        this.tokens = tokens;
        this.registry = registry;
        this.front = front;
        this.host = host;
    }

    /** On a free loopback port; a wrong key is answered with 401. */
    public static IbmRegistry start(String apiKey) {
        return start(TokenService.ibm(apiKey));
    }

    /** On a free loopback port, with a token service of other manners; closing this closes the service too. */
    public static IbmRegistry start(TokenService tokens) {
        return start(tokens, LoopbackServer.LOOPBACK, 0, ChallengeStyle.AS_IT_IS, ignored -> {});
    }

    /** As {@link #start(TokenService)}, and its challenge is worded otherwise. */
    public static IbmRegistry start(TokenService tokens, ChallengeStyle challenge) {
        return start(tokens, LoopbackServer.LOOPBACK, 0, challenge, ignored -> {});
    }

    static IbmRegistry start(
            TokenService tokens, String host, int port, ChallengeStyle challenge, Consumer<String> requestLog) {
        var front = LoopbackServer.listening(host, port);
        var realm = URI.create("http://%s:%d%s".formatted(host, front.port(), TokenService.PATH));
        var registry = RegistryServer.bearer(tokens, realm);
        front.handle(TokenService.PATH, new RequestLoggingHandler(new TokenEndpoint(tokens), requestLog))
                .handle("/", new RequestLoggingHandler(new RegistryProxy(registry.url(), realm, challenge), requestLog))
                .start();
        return new IbmRegistry(tokens, registry, front, host);
    }

    /** What a connector's URL would be. */
    public URI url() {
        return URI.create("http://" + address());
    }

    /** {@code host:port}, as in an image's name. */
    public String address() {
        return host + ":" + front.port();
    }

    public int port() {
        return front.port();
    }

    /** The token service, to make it misbehave or to ask what it saw. */
    public TokenService tokens() {
        return tokens;
    }

    /** How many token requests came in. */
    public int tokenRequests() {
        return tokens.tokenRequests();
    }

    /** How many logins were refused. */
    public int failedLogins() {
        return tokens.failedLogins();
    }

    /** Stores a tiny image as {@code repository:latest} and tells its digest. */
    public String push(String repository) {
        return registry.push(repository);
    }

    @Override
    public void close() {
        front.close();
        registry.close();
        tokens.close();
    }

    /** Runs one until Ctrl-C: {@code --port 5000 --key <API key> [--bind 127.0.0.1] [--repository my-namespace/app]}. */
    public static void main(String[] arguments) throws InterruptedException {
        IbmRegistryCommand.run(arguments);
    }
}
