/**
 * Writes {@code docs/settings.md} from what the modules say of their settings. Start with
 * {@link io.fairlead.local.settings.SettingsDocumentTests}.
 */
@NullMarked
package io.fairlead.local.settings;

import org.jspecify.annotations.NullMarked;
