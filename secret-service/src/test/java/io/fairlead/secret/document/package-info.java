/** Tests of this package. */
@NullMarked
package io.fairlead.secret.document;

import org.jspecify.annotations.NullMarked;
