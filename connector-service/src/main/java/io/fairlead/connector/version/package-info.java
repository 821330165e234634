/**
 * Keeps what the definitions of connectors were before they were replaced. It knows of no connector but its id. Start with
 * {@link io.fairlead.connector.version.DefinitionVersions}.
 */
@NullMarked
package io.fairlead.connector.version;

import org.jspecify.annotations.NullMarked;
