/** Where things live, and who may refer to whom. */
@NullMarked
package io.fairlead.contracts.scope;

import org.jspecify.annotations.NullMarked;
