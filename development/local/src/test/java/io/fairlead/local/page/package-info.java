/** The page as people use it: a real browser before the whole suite. */
@NullMarked
package io.fairlead.local.page;

import org.jspecify.annotations.NullMarked;
