package io.fairlead.agent.operation;

import java.nio.charset.StandardCharsets;

/** How large a text gets in a frame: a hostile one is all escapes. */
final class JsonSize {

    private JsonSize() {}

    /** Bytes with the quotes; at least as many as any writer needs. */
    static int of(String text) {
        var escapes = text.chars()
                .map(sign -> sign < 0x20 || sign == 0x7f ? 5 : sign == '"' || sign == '\\' ? 1 : 0)
                .sum();
        return text.getBytes(StandardCharsets.UTF_8).length + escapes + 2;
    }
}
