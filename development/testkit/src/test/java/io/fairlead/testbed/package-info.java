/** Shows that the testbed keeps its own promises. */
@NullMarked
package io.fairlead.testbed;

import org.jspecify.annotations.NullMarked;
