/** Tests of this package. */
@NullMarked
package io.fairlead.secret.trial;

import org.jspecify.annotations.NullMarked;
