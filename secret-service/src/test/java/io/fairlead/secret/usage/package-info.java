/** Tests of this package. */
@NullMarked
package io.fairlead.secret.usage;

import org.jspecify.annotations.NullMarked;
