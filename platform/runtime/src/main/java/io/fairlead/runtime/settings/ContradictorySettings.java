package io.fairlead.runtime.settings;

import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** A setting is given by its former and by its present name, and they differ. The values stay out: some are secrets. */
class ContradictorySettings extends RuntimeException {

    ContradictorySettings(ConfigurationProperty former, ConfigurationProperty present) {
        super("%s (%s) and %s (%s) are the same setting, but have different values."
                .formatted(former.getName(), former.getOrigin(), present.getName(), present.getOrigin()));
    }
}
