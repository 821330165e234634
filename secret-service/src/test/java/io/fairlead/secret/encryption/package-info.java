/** Tests of this package. */
@NullMarked
package io.fairlead.secret.encryption;

import org.jspecify.annotations.NullMarked;
