package io.fairlead.runtime.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Gives a setting of {@code renamed.properties} that still has its former name the present one, and says so. */
class AcceptFormerNames implements EnvironmentPostProcessor, Ordered {

    private final Log log;

    AcceptFormerNames(DeferredLogFactory logs) {
        this.log = logs.getLog(AcceptFormerNames.class);
    }

    /** After the files were read: they too may hold former names. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var translated = new LinkedHashMap<String, Object>();
        for (var renamed : RenamedSetting.all()) {
            for (var source : ConfigurationPropertySources.get(environment)) {
                former(renamed, source).forEach(former -> accept(former, renamed, environment, translated));
            }
        }
        if (!translated.isEmpty()) {
            environment.getPropertySources().addFirst(new OriginTrackedMapPropertySource("formerNames", translated));
        }
    }

    private void accept(
            ConfigurationProperty former,
            RenamedSetting renamed,
            ConfigurableEnvironment environment,
            Map<String, Object> translated) {
        var name = renamed.translate(former.getName());
        if (translated.containsKey(name.toString())) {
            // A source of higher precedence has the former name as well.
            return;
        }
        for (var source : ConfigurationPropertySources.get(environment)) {
            var given = source.getConfigurationProperty(name);
            if (given != null && !isPackaged(given.getOrigin())) {
                if (!text(given, environment).equals(text(former, environment))) {
                    throw new ContradictorySettings(former, given);
                }
                return;
            }
        }
        log.warn("%s (%s) is called %s now; the former name works in this release only."
                .formatted(former.getName(), former.getOrigin(), name));
        translated.put(name.toString(), OriginTrackedValue.of(former.getValue(), former.getOrigin()));
    }

    private static Stream<ConfigurationProperty> former(RenamedSetting renamed, ConfigurationPropertySource source) {
        var names = Stream.of(renamed.formerName());
        if (source instanceof IterableConfigurationPropertySource iterable) {
            names = Stream.concat(names, iterable.stream().filter(renamed::covers));
        }
        return names.map(source::getConfigurationProperty)
                .filter(Objects::nonNull)
                .filter(property -> !isPackaged(property.getOrigin()));
    }

    private static String text(ConfigurationProperty property, ConfigurableEnvironment environment) {
        return environment.resolvePlaceholders(String.valueOf(property.getValue()));
    }

    /** What stands in a file within the program is a default, not what somebody set. */
    private static boolean isPackaged(@Nullable Origin origin) {
        var innermost = origin instanceof PropertySourceOrigin source ? source.getOrigin() : origin;
        return innermost instanceof TextResourceOrigin text
                && text.getResource() != null
                && text.getResource().getDescription().startsWith("class path resource");
    }
}
