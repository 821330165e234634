package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.delegate.signature.SignatureFilter;
import io.fairlead.http.AnswerSchema;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Turns a signed request into a WebSocket. */
@RestController
class SocketController {

    private final HandshakeVerifier handshakes;
    private final SessionLifecycle lifecycle;
    private final SessionProperties settings;

    SocketController(HandshakeVerifier handshakes, SessionLifecycle lifecycle, SessionProperties settings) {
        this.handshakes = handshakes;
        this.lifecycle = lifecycle;
        this.settings = settings;
    }

    /**
     * Turns a signed request into a WebSocket.
     *
     * <p>Frames go both ways as text messages, each one a JSON object.
     */
    @GetMapping("/delegate/v1/socket")
    @AnswerSchema(status = 101, value = Void.class, when = "The connection is a WebSocket from now on.")
    void openSocket(
            @RequestAttribute(SignatureFilter.DELEGATE) UUID delegateId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var container = container(request.getServletContext());
        if (!container.upgrade((_, _) -> new WebSocketTransport(delegateId, handshakes, lifecycle), request, response)
                && !response.isCommitted()) {
            response.sendError(HttpStatus.UPGRADE_REQUIRED.value(), "This address is for WebSockets.");
        }
    }

    private JettyWebSocketServerContainer container(ServletContext context) {
        var container = JettyWebSocketServerContainer.getContainer(context);
        container.setMaxTextMessageSize(Frame.MAX_BYTES);
        // Longer than the silence after which the connection is ended with a reason
        container.setIdleTimeout(settings.silenceTimeout().plus(Duration.ofSeconds(20)));
        return container;
    }
}
