/** What every event has in common, and the topics that carry them. */
@NullMarked
package io.fairlead.contracts.event;

import org.jspecify.annotations.NullMarked;
