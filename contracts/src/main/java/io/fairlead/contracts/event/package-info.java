/** What every event has in common. */
@NullMarked
package io.fairlead.contracts.event;

import org.jspecify.annotations.NullMarked;
