package io.fairlead.agent.probe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A token service that answers as IBM's does: 400 for a wrong pair, and the user name says what the secret is. */
final class TokenLab implements AutoCloseable {

    private final HttpServer server;
    private final Certificates certificates;
    private final String secret;
    final List<String> queries = new CopyOnWriteArrayList<>();

    TokenLab(Certificates certificates, String secret) throws IOException {
        this.certificates = certificates;
        this.secret = secret;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        server.createContext("/oauth/token", this::answer);
        server.start();
    }

    String realm() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/oauth/token";
    }

    Path certificate(Path directory) throws IOException {
        try {
            return Files.writeString(directory.resolve("token.pem"), certificates.pem());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        queries.add(query);
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        var pair = header == null
                ? ""
                : new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
        if (header == null) {
            send(exchange, 401, "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"Authorization required.\"}]}");
        } else if (!pair.startsWith("iamapikey:")) {
            send(
                    exchange,
                    401,
                    "{\"errors\":[{\"code\":\"UNSUPPORTED\",\"message\":"
                            + "\"The requested authentication method is not supported.\"}]}");
        } else if (!pair.equals("iamapikey:" + secret)) {
            send(exchange, 400, "Bad Request");
        } else {
            send(exchange, 200, "{\"token\":\"" + token(query) + "\",\"expires_in\":300}");
        }
    }

    private String token(String query) throws IOException {
        var now = Instant.now().getEpochSecond();
        var repository = query.replaceAll("(?s).*scope=repository:([^:]*):pull.*", "$1");
        var access = query.contains("scope=") && !repository.startsWith("secret/")
                ? "[{\"type\":\"repository\",\"name\":\"" + repository + "\",\"actions\":[\"pull\"]}]"
                : "[]";
        try {
            var encoder = Base64.getUrlEncoder().withoutPadding();
            var leaf = Base64.getEncoder()
                    .encodeToString(
                            certificates.store().getCertificate("server").getEncoded());
            var head = encoder.encodeToString(
                    ("{\"typ\":\"JWT\",\"alg\":\"ES256\",\"x5c\":[\"" + leaf + "\"]}").getBytes());
            var claims =
                    "{\"iss\":\"lab\",\"aud\":\"registry\",\"sub\":\"x\",\"exp\":%d,\"nbf\":%d,\"iat\":%d,\"jti\":\"%s\",\"access\":%s}"
                            .formatted(now + 300, now - 10, now, UUID.randomUUID(), access);
            var signed = head + "." + encoder.encodeToString(claims.getBytes());
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign((PrivateKey) certificates.store().getKey("server", "changeit".toCharArray()));
            signature.update(signed.getBytes());
            return signed + "." + encoder.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
