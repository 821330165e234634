/**
 * Shows what a connector was before, what changed from version to version, and makes it what it was. Start with
 * {@link io.fairlead.connector.history.VersionController}.
 */
@NullMarked
package io.fairlead.connector.history;

import org.jspecify.annotations.NullMarked;
