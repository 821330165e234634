package io.fairlead.delegate.session;

import io.fairlead.audit.NotAudited;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.delegate.signature.SignatureFilter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The same frames over plain requests: one that brings frames is answered at once, an empty one when there is news. */
@RestController
class PollController {

    private final Connections connections;
    private final Admission admission;
    private final Reception reception;
    private final Duration hold;

    PollController(Connections connections, Admission admission, Reception reception, SessionProperties settings) {
        this.connections = connections;
        this.admission = admission;
        this.reception = reception;
        this.hold = settings.pollHold();
    }

    @NotAudited("It carries frames; what they change has its own history.")
    @PostMapping(path = "/delegate/v1/poll", produces = MediaType.APPLICATION_JSON_VALUE)
    String poll(
            @RequestAttribute(SignatureFilter.DELEGATE) UUID delegateId,
            @RequestHeader("Fairlead-Epoch") long epoch,
            @RequestBody byte[] body)
            throws InterruptedException {
        var frames = FrameText.readAll(body);
        if (!frames.isEmpty() && frames.getFirst() instanceof Frame.Hello hello) {
            return greet(delegateId, hello, frames.subList(1, frames.size()));
        }
        return exchange(connection(delegateId, epoch), frames, frames.isEmpty() ? hold : Duration.ZERO);
    }

    private String greet(UUID delegateId, Frame.Hello hello, List<Frame.FromDelegate> more)
            throws InterruptedException {
        var line = new PollLine();
        var connection = admission.of(delegateId, hello, line);
        return connection.isEmpty()
                ? FrameText.writeAll(line.take(Duration.ZERO))
                : exchange(connection.get(), more, Duration.ZERO);
    }

    private String exchange(Connection connection, List<Frame.FromDelegate> frames, Duration hold)
            throws InterruptedException {
        var line = (PollLine) connection.line();
        reception.alive(connection);
        synchronized (line) {
            frames.forEach(frame -> reception.heard(connection, frame));
        }
        var said = line.take(hold);
        reception.alive(connection);
        return FrameText.writeAll(said);
    }

    private Connection connection(UUID delegateId, long epoch) {
        return connections
                .find(delegateId)
                .filter(found -> found.epoch() == epoch)
                .filter(found -> found.line() instanceof PollLine line && !line.isClosed())
                .orElseThrow(() -> ConnectionUnknown.ofEpoch(epoch));
    }
}
