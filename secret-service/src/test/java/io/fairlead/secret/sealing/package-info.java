/** Tests of this package. */
@NullMarked
package io.fairlead.secret.sealing;

import org.jspecify.annotations.NullMarked;
