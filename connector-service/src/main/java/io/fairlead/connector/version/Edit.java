package io.fairlead.connector.version;

import io.fairlead.connector.document.Definition;
import org.jspecify.annotations.Nullable;

/**
 * What a connector's definition becomes.
 *
 * @param restores the earlier version that it is taken from
 */
public record Edit(Definition definition, @Nullable Long restores) {

    public static Edit of(Definition definition) {
        return new Edit(definition, null);
    }
}
