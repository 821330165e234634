/** Tests of this package. */
@NullMarked
package io.fairlead.secret.rewrap;

import org.jspecify.annotations.NullMarked;
