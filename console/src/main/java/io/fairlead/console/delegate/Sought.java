package io.fairlead.console.delegate;

import io.fairlead.console.api.Delegate;
import io.fairlead.console.page.Input;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which delegates are shown; stands in the address, so that it can be kept and sent to others. */
public record Sought(
        @Nullable String name,
        @Nullable String health,
        @Nullable String tags) {

    public Sought {
        name = Input.orNull(name);
        health = Input.orNull(health);
        tags = Input.orNull(tags);
    }

    public boolean any() {
        return Stream.of(name, health, tags).anyMatch(part -> part != null);
    }

    boolean fits(Delegate delegate) {
        return (name == null || delegate.name().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                && (health == null || health.equals(delegate.health()))
                && delegate.bears(Set.copyOf(Tags.in(tags)));
    }
}
