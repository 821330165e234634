/** Code that breaks every house rule on purpose. */
@NullMarked
package io.fairlead.testbed.helper;

import org.jspecify.annotations.NullMarked;
