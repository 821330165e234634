/** Tests of this package. */
@NullMarked
package io.fairlead.secret.comparison;

import org.jspecify.annotations.NullMarked;
