/** Tests of this package. */
@NullMarked
package io.fairlead.secret.hygiene;

import org.jspecify.annotations.NullMarked;
