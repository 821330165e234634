/** Who does something, and on whose behalf; known to whatever follows from a request, also in other programs. */
@NullMarked
package io.fairlead.contracts.actor;

import org.jspecify.annotations.NullMarked;
