/** Tests of this package. */
@NullMarked
package io.fairlead.secret.catalog;

import org.jspecify.annotations.NullMarked;
