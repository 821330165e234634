/** Tests of this package. */
@NullMarked
package io.fairlead.secret.lint;

import org.jspecify.annotations.NullMarked;
