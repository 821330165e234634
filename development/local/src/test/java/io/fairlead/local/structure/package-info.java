/** What the tree is made of: which module and package uses which, what is shipped and under which licence. */
@NullMarked
package io.fairlead.local.structure;

import org.jspecify.annotations.NullMarked;
