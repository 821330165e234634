package io.fairlead.runtime.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/** Refuses settings outside their {@link Allowed} range before the program starts; Boot names key, value and origin. */
class SettingsValidator implements Validator {

    @Override
    public boolean supports(Class<?> type) {
        return type.isRecord() && type.isAnnotationPresent(ConfigurationProperties.class);
    }

    @Override
    public void validate(Object settings, Errors errors) {
        validate((Record) settings, "", errors);
    }

    private static void validate(Record settings, String prefix, Errors errors) {
        for (var component : settings.getClass().getRecordComponents()) {
            var value = valueOf(component, settings);
            var field = prefix + component.getName();
            if (value instanceof Record nested) {
                validate(nested, field + ".", errors);
            } else if (value != null) {
                AllowedRange.of(component)
                        .filter(range -> !range.contains(value))
                        .ifPresent(range -> errors.rejectValue(
                                field, "allowed", "must be from " + range.min() + " to " + range.max()));
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record settings) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(settings);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("read " + component, e);
        }
    }
}
