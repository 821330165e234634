package io.fairlead.console.delegate;

import io.fairlead.console.api.Delegate;
import io.fairlead.console.page.FormInput;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which delegates are shown; stands in the address, so that it can be kept and sent to others. */
public record DelegateFilter(
        @Nullable String name,
        @Nullable String health,
        @Nullable String tags) {

    public DelegateFilter {
        name = FormInput.orNull(name);
        health = FormInput.orNull(health);
        tags = FormInput.orNull(tags);
    }

    public boolean any() {
        return Stream.of(name, health, tags).anyMatch(part -> part != null);
    }

    boolean matches(Delegate delegate) {
        return (name == null || delegate.name().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                && (health == null || health.equals(delegate.health()))
                && delegate.hasTags(Set.copyOf(DelegateTags.parse(tags)));
    }
}
