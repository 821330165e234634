package io.fairlead.console.wizard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The providers that are known, in the order in which they are offered. */
final class RegistryPresets {

    static final List<RegistryPreset> ALL = read();

    private RegistryPresets() {}

    static Optional<RegistryPreset> findByHost(String host) {
        return ALL.stream().filter(preset -> preset.owns(host)).findFirst();
    }

    static Optional<RegistryPreset> findById(String id) {
        return ALL.stream().filter(preset -> preset.id().equals(id)).findFirst();
    }

    /** Whether a username was typed by a preset, and goes with it. */
    static boolean isPresetUsername(String username) {
        return ALL.stream().anyMatch(preset -> username.equals(preset.username().fill()));
    }

    private static List<RegistryPreset> read() {
        try (var presets = RegistryPresets.class.getResourceAsStream("presets.yaml")) {
            return YAMLMapper.builder().build().readValue(presets, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
