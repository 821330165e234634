package io.fairlead.console.wizard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The providers that are known, in the order in which they are offered. */
final class Presets {

    static final List<Preset> ALL = read();

    private Presets() {}

    static Optional<Preset> ofHost(String host) {
        return ALL.stream().filter(preset -> preset.owns(host)).findFirst();
    }

    static Optional<Preset> named(String id) {
        return ALL.stream().filter(preset -> preset.id().equals(id)).findFirst();
    }

    /** Whether a user name was typed by a preset, and goes with it. */
    static boolean filled(String username) {
        return ALL.stream().anyMatch(preset -> username.equals(preset.username().fill()));
    }

    private static List<Preset> read() {
        try (var presets = Presets.class.getResourceAsStream("presets.yaml")) {
            return YAMLMapper.builder().build().readValue(presets, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
