/** Tests of this package. */
@NullMarked
package io.fairlead.secret.rotation;

import org.jspecify.annotations.NullMarked;
