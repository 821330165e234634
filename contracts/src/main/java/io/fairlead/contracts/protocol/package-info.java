/** Frames and bodies between delegate-service and the delegates, and what a seal and a signature cover. */
@NullMarked
package io.fairlead.contracts.protocol;

import org.jspecify.annotations.NullMarked;
