/** Code that breaks every house rule on purpose. */
@NullMarked
package io.fairlead.testkit.helper;

import org.jspecify.annotations.NullMarked;
