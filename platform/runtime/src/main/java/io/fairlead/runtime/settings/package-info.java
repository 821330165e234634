/**
 * The settings that every program has, their bounds, and the names they had before. Knows the settings of no feature:
 * those stand in the {@code …Properties} record of the feature. Start with
 * {@link io.fairlead.runtime.settings.ProgramProperties} and {@code renamed.properties}.
 */
@NullMarked
package io.fairlead.runtime.settings;

import org.jspecify.annotations.NullMarked;
