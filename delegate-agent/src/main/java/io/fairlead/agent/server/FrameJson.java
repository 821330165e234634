package io.fairlead.agent.server;

import io.fairlead.contracts.protocol.Frame;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Frames as JSON and back. */
final class FrameJson {

    static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Frame>> LIST = new TypeReference<>() {};

    private FrameJson() {}

    static String write(Frame.FromDelegate frame) {
        return JSON.writerFor(Frame.class).writeValueAsString(frame);
    }

    static byte[] writeAll(List<? extends Frame> frames) {
        return JSON.writerFor(LIST).writeValueAsBytes(frames);
    }

    static Frame read(String json) {
        return JSON.readValue(json, Frame.class);
    }

    static List<Frame> readAll(byte[] json) {
        return json.length == 0 ? List.of() : JSON.readValue(json, LIST);
    }
}
