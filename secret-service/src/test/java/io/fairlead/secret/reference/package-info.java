/** Tests of this package. */
@NullMarked
package io.fairlead.secret.reference;

import org.jspecify.annotations.NullMarked;
