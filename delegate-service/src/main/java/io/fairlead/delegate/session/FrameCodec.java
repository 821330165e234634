package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes frames; what a newer delegate adds is passed over. */
final class FrameCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private FrameCodec() {}

    static String write(Frame frame) {
        return JSON.writerFor(Frame.class).writeValueAsString(frame);
    }

    static String writeAll(List<? extends Frame> frames) {
        return frames.stream().map(FrameCodec::write).toList().toString();
    }

    static Frame.FromDelegate read(String text) {
        try {
            return fromDelegate(JSON.readValue(text, Frame.class));
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    static Frame.ToDelegate readToDelegate(byte[] text) {
        return (Frame.ToDelegate) JSON.readValue(text, Frame.class);
    }

    static List<Frame.FromDelegate> readAll(byte[] text) {
        try {
            var frames = new ArrayList<Frame.FromDelegate>();
            var read = JSON.readValue(text, Frame[].class);
            if (read == null) {
                throw new UnreadableFrame("a poll has a list of frames, which may be empty");
            }
            for (var frame : read) {
                frames.add(fromDelegate(frame));
            }
            return frames;
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    private static Frame.FromDelegate fromDelegate(Frame frame) {
        if (frame instanceof Frame.FromDelegate said) {
            RequiredFields.firstMissing((Record) said).ifPresent(field -> {
                throw new UnreadableFrame("%s lacks %s".formatted(said.type(), field));
            });
            return said;
        }
        throw new UnreadableFrame("a delegate does not send %s".formatted(frame == null ? "null" : frame.type()));
    }

    /** Keeps the place only: the parser's message may repeat the content. */
    private static UnreadableFrame unreadable(JacksonException e) {
        return new UnreadableFrame("not a frame: " + e.getClass().getSimpleName() + " at " + e.getPathReference());
    }
}
