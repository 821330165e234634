/**
 * Hears what tests find and when secrets change, and brings it to the health of the connectors concerned. Start with
 * {@link io.fairlead.connector.status.TestEvents}.
 */
@NullMarked
package io.fairlead.connector.status;

import org.jspecify.annotations.NullMarked;
