/** Tests of this package. */
@NullMarked
package io.fairlead.secret.vault;

import org.jspecify.annotations.NullMarked;
