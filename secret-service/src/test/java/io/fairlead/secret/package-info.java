/** Tests of this package. */
@NullMarked
package io.fairlead.secret;

import org.jspecify.annotations.NullMarked;
