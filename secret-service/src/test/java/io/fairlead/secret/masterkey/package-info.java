/** Tests of this package. */
@NullMarked
package io.fairlead.secret.masterkey;

import org.jspecify.annotations.NullMarked;
