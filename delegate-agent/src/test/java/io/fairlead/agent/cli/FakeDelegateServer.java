package io.fairlead.agent.cli;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import io.fairlead.contracts.protocol.EnrolmentRequest;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.RequestSignature;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.protocol.SealedSecret.SealContext;
import io.fairlead.contracts.protocol.SessionProof;
import io.fairlead.contracts.scope.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A delegate-service for one delegate: checks every signature, says what a test tells it to say. */
final class FakeDelegateServer implements AutoCloseable {

    static final String TOKEN = "one-time-token";
    private static final Frame.Challenge CHALLENGE = new Frame.Challenge("nonce-of-this-test");
    private static final TypeReference<List<Frame>> FRAMES = new TypeReference<>() {};

    final UUID delegateId = UUID.randomUUID();
    final LinkedBlockingQueue<Frame> heard = new LinkedBlockingQueue<>();
    final List<String> faults = new CopyOnWriteArrayList<>();
    final LinkedBlockingQueue<Frame> toSay = new LinkedBlockingQueue<>();
    volatile boolean refusesUpgrade;
    volatile Function<Frame.Hello, Frame.Welcome> welcome = hello -> new Frame.Welcome(hello.running(), 1, 1);
    volatile Function<UUID, CannedResponse> secrets = _ -> new CannedResponse(404, "{\"code\":\"SECRET_NOT_FOUND\"}");

    private final JsonMapper json = new JsonMapper();
    private final KeyPair sealing;
    private final ServerSocket server;
    private final ReentrantLock conversation = new ReentrantLock();
    private volatile @Nullable EnrolmentRequest enrolment;
    private volatile @Nullable Socket current;

    record CannedResponse(int status, String body) {}

    record Request(String method, String path, String head, byte[] body) {

        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    FakeDelegateServer() throws Exception {
        HybridConfig.register();
        sealing = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    <T extends Frame> T next(Class<T> type) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            var frame = heard.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (frame == null) {
                throw new AssertionError("no " + type.getSimpleName() + " came");
            }
            if (type.isInstance(frame)) {
                return type.cast(frame);
            }
        }
    }

    void cutConnection() throws IOException {
        var socket = current;
        if (socket != null) {
            socket.close();
        }
    }

    /** Seals as secret-service does. */
    SealedSecret seal(SealContext context, String value) throws GeneralSecurityException {
        var keyset = TinkProtoKeysetFormat.parseKeysetWithoutSecret(
                Base64.getDecoder().decode(enrolled().sealingKey()));
        var encrypt = keyset.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
        var ciphertext = Base64.getEncoder()
                .encodeToString(encrypt.encrypt(value.getBytes(StandardCharsets.UTF_8), context.bytes()));
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(sealing.getPrivate());
        signature.update(context.signedBytes(ciphertext));
        return new SealedSecret(context, ciphertext, Base64.getEncoder().encodeToString(signature.sign()));
    }

    CannedResponse sealed(SealedSecret... values) {
        return new CannedResponse(200, json.writeValueAsString(new SealedSecret.SealedSecrets(List.of(values))));
    }

    private EnrolmentRequest enrolled() {
        var known = enrolment;
        if (known == null) {
            throw new IllegalStateException("not enrolled yet");
        }
        return known;
    }

    private void accept() {
        try {
            while (true) {
                var peer = server.accept();
                Thread.ofVirtual().start(() -> serve(peer));
            }
        } catch (IOException _) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket peer) {
        try (peer) {
            peer.setTcpNoDelay(true);
            for (var request = read(peer); request != null; request = read(peer)) {
                if (request.path().equals("/delegate/v1/socket") && verified(request) && !refusesUpgrade) {
                    serveWebSocket(peer, request);
                    return;
                }
                var response = answer(request);
                var body = response.body().getBytes(StandardCharsets.UTF_8);
                peer.getOutputStream()
                        .write("HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                                .formatted(response.status(), body.length)
                                .getBytes(StandardCharsets.UTF_8));
                peer.getOutputStream().write(body);
            }
        } catch (IOException | InterruptedException _) {
            // The agent hung up, as it may.
        } catch (RuntimeException e) {
            faults.add(e.toString());
        }
    }

    private CannedResponse answer(Request request) throws InterruptedException {
        if (request.path().equals("/delegate/v1/enrolments")) {
            var asked = json.readValue(request.body(), EnrolmentRequest.class);
            if (!asked.token().equals(TOKEN)) {
                return new CannedResponse(401, "{\"code\":\"ENROLMENT_TOKEN_REFUSED\",\"detail\":\"used up\"}");
            }
            enrolment = asked;
            var key = Base64.getEncoder().encodeToString(sealing.getPublic().getEncoded());
            return new CannedResponse(
                    201,
                    json.writeValueAsString(new EnrolmentRequest.EnrolmentResponse(
                            delegateId, Scope.account("default"), List.of("lab"), key)));
        }
        if (!verified(request)) {
            return new CannedResponse(401, "{}");
        }
        if (request.path().endsWith("/secrets")) {
            return secrets.apply(UUID.fromString(request.path().split("/")[4]));
        }
        return request.path().equals("/delegate/v1/poll")
                ? poll(request)
                : new CannedResponse(403, "blocked by a proxy");
    }

    private CannedResponse poll(Request request) throws InterruptedException {
        var frames = json.readValue(request.body(), FRAMES);
        frames.forEach(this::handleFrame);
        var first = toSay.poll(frames.isEmpty() ? 500 : 0, TimeUnit.MILLISECONDS);
        return new CannedResponse(
                200, json.writerFor(FRAMES).writeValueAsString(first == null ? List.of() : List.of(first)));
    }

    private void handleFrame(Frame frame) {
        switch (frame) {
            case Frame.Hello hello
            when hello.proof() == null -> {
                toSay.add(CHALLENGE);
                return;
            }
            case Frame.Hello hello -> {
                checkProof(hello);
                toSay.add(welcome.apply(hello));
            }
            case Frame.Ping ping -> toSay.add(ping);
            default -> {}
        }
        heard.add(frame);
    }

    /** One conversation at a time: the speaker of one that was cut must not take a frame that is meant for the next. */
    private void serveWebSocket(Socket peer, Request request) throws IOException, InterruptedException {
        conversation.lock();
        try {
            WebSocketText.accept(peer, request.header("sec-websocket-key"));
            current = peer;
            var speaker = Thread.ofVirtual().start(() -> sendFrames(peer));
            try (peer) {
                for (var text = WebSocketText.read(peer); text != null; text = WebSocketText.read(peer)) {
                    handleFrame(json.readValue(text, Frame.class));
                }
            } finally {
                speaker.join();
            }
        } finally {
            conversation.unlock();
        }
    }

    private void sendFrames(Socket peer) {
        try {
            while (!peer.isClosed()) {
                var frame = toSay.poll(50, TimeUnit.MILLISECONDS);
                if (frame != null) {
                    WebSocketText.write(peer, json.writerFor(Frame.class).writeValueAsString(frame));
                }
            }
        } catch (IOException | InterruptedException _) {
            // Cut by the test or the agent.
        }
    }

    private void checkProof(Frame.Hello hello) {
        var proof = new SessionProof(delegateId, hello.epoch(), CHALLENGE.nonce());
        if (!verifies(proof.signatureBase(), String.valueOf(hello.proof()))) {
            faults.add("bad proof of the session");
        }
    }

    private boolean verifies(byte[] message, String signature) {
        try {
            var key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(
                            Base64.getDecoder().decode(enrolled().identityKey())));
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            faults.add(e.toString());
            return false;
        }
    }

    private boolean verified(Request request) {
        try {
            var input =
                    RequestSignature.parse(request.header("signature-input")).orElseThrow();
            var base = input.signatureBase(
                    request.method(), request.path(), RequestSignature.contentDigest(request.body()));
            var good = verifies(base, request.header("signature").replaceAll("^fairlead=:|:$", ""))
                    && input.delegateId().equals(delegateId)
                    && request.header("content-digest").equals(RequestSignature.contentDigest(request.body()));
            if (!good) {
                faults.add("bad signature on " + request.path());
            }
            return good;
        } catch (RuntimeException e) {
            faults.add(request.path() + ": " + e);
            return false;
        }
    }

    private static @Nullable Request read(Socket peer) throws IOException {
        var head = new StringBuilder();
        var in = peer.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            var sign = in.read();
            if (sign < 0) {
                return null;
            }
            head.append((char) sign);
        }
        var first = head.substring(0, head.indexOf("\r\n")).split(" ");
        var request = new Request(first[0], first[1], head.toString(), new byte[0]);
        var length = request.header("content-length");
        var body = length.isEmpty() ? new byte[0] : in.readNBytes(Integer.parseInt(length));
        return new Request(first[0], first[1], head.toString(), body);
    }

    @Override
    public void close() throws IOException {
        server.close();
        cutConnection();
    }
}
