package io.fairlead.delegate;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.EnrolmentRequest;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.Hello;
import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.contracts.protocol.Frame.TestOffer;
import io.fairlead.contracts.protocol.Frame.TestTaskResult;
import io.fairlead.contracts.protocol.RequestSignature;
import io.fairlead.contracts.protocol.SessionProof;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the delegate protocol as an agent does, and does what the test says instead of work. */
final class FakeDelegate implements WebSocket.Listener {

    static final int CAPACITY = 4;
    static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final KeyPair keys;
    private final BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private UUID id = new UUID(0, 0);
    private final AtomicReference<WebSocket> socket = new AtomicReference<>();

    FakeDelegate(URI service) {
        this(service, freshKeys());
    }

    private FakeDelegate(URI service, KeyPair keys) {
        this.service = service;
        this.keys = keys;
    }

    private static KeyPair freshKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same delegate once more: its id and its keys, on a connection of its own. */
    FakeDelegate twin() {
        var twin = new FakeDelegate(service, keys);
        twin.id = id;
        return twin;
    }

    UUID id() {
        return id;
    }

    HttpResponse<String> enrol(String token, String name) {
        var key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        var body = JSON.writeValueAsBytes(new EnrolmentRequest(token, name, key, "c2VhbGluZw==", "0.1.0"));
        var answer = send(HttpRequest.newBuilder(service.resolve("/delegate/v1/enrolments"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        if (answer.statusCode() == 201) {
            id = JSON.readValue(answer.body(), EnrolmentRequest.EnrolmentResponse.class)
                    .delegateId();
        }
        return answer;
    }

    FakeDelegate connect(long epoch, TaskAttempt... running) {
        return connect(hello(epoch, running));
    }

    /** As an agent connects that uses the secrets which come with an offer. */
    FakeDelegate connectTakingSealedSecrets(long epoch) {
        return connect(new Hello("0.1.0", epoch, CAPACITY, List.of(), null, true));
    }

    private FakeDelegate connect(Hello hello) {
        openSocket();
        sendFrame(hello);
        sendFrame(withProof(hello, await(Frame.Challenge.class)));
        await(Frame.Welcome.class);
        return this;
    }

    /** Opens the WebSocket, and says nothing yet. */
    FakeDelegate openSocket() {
        var builder = http.newWebSocketBuilder();
        headers("GET", "/delegate/v1/socket", new byte[0]).forEach(builder::header);
        var address = URI.create(service.toString().replace("http:", "ws:") + "/delegate/v1/socket");
        socket.set(builder.buildAsync(address, this).join());
        return this;
    }

    static Hello hello(long epoch, TaskAttempt... running) {
        return new Hello("0.1.0", epoch, CAPACITY, List.of(running), null);
    }

    Hello withProof(Hello hello, Frame.Challenge challenge) {
        var proof = new SessionProof(id, hello.epoch(), challenge.nonce());
        return hello.withProof(Base64.getEncoder().encodeToString(sign(proof.signatureBase())));
    }

    private byte[] sign(byte[] message) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a kill -9 looks from the other side. */
    void kill() {
        socket.get().abort();
    }

    void sendFrame(Frame frame) {
        sendFrame(write(frame));
    }

    void sendFrame(String frame) {
        socket.get().sendText(frame, true).join();
    }

    void accept(Frame.Assignment offer) {
        sendFrame(new Frame.Accept(offer.taskId(), offer.attempt()));
    }

    static TestTaskResult verified(TestOffer offer) {
        var outcome = DiagnosedOutcome.of(
                ConnectionVerdict.VERIFIED, Diagnosis.OK, "us.icr.io accepted the credential", List.of());
        return new TestTaskResult(offer.taskId(), offer.attempt(), outcome, List.of(), List.of());
    }

    /** The next frame of that kind; others before it are passed over. */
    <F extends Frame> F await(Class<F> kind) {
        try {
            for (Frame frame; (frame = heard.poll(10, TimeUnit.SECONDS)) != null; ) {
                if (kind.isInstance(frame)) {
                    return kind.cast(frame);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("no " + kind.getSimpleName() + " within 10 s");
    }

    /** What was asked of the service before has been handled once it answers a ping. */
    boolean hasReceivedOffer() {
        sendFrame(new Frame.Ping());
        await(Frame.Ping.class);
        return heard.stream().anyMatch(TestOffer.class::isInstance);
    }

    boolean hasReceivedNothing() {
        return heard.isEmpty();
    }

    List<Frame> poll(long epoch, Frame... frames) {
        var answer = post("/delegate/v1/poll", text(frames), Map.of("Fairlead-Epoch", Long.toString(epoch)));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return List.of(JSON.readValue(answer.body(), Frame[].class));
    }

    HttpResponse<String> post(String path, String body, Map<String, String> more) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return post(path, bytes, headers("POST", path, bytes), more);
    }

    HttpResponse<String> post(String path, byte[] body, Map<String, String> signature, Map<String, String> more) {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        signature.forEach(request::header);
        more.forEach(request::header);
        return send(request.build());
    }

    Map<String, String> headers(String method, String path, byte[] body) {
        var nonce = UUID.randomUUID().toString();
        return headers(new RequestSignature(id, Instant.now(), nonce), method, path, body);
    }

    Map<String, String> headers(RequestSignature signature, String method, String path, byte[] body) {
        var digest = RequestSignature.contentDigest(body);
        return Map.of(
                "Content-Digest", digest,
                "Signature-Input", signature.signatureInput(),
                "Signature", RequestSignature.signatureHeader(sign(signature.signatureBase(method, path, digest))));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            heard.add(JSON.readValue(text.toString(), Frame.class));
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return CompletableFuture.completedStage(null);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a poll carries them. */
    static String text(Frame... frames) {
        return List.of(frames).stream().map(FakeDelegate::write).toList().toString();
    }

    private static String write(Frame frame) {
        return JSON.writerFor(Frame.class).writeValueAsString(frame);
    }
}
