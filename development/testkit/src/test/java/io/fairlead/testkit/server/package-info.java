/** Shows that the testbed keeps its own promises. */
@NullMarked
package io.fairlead.testkit.server;

import org.jspecify.annotations.NullMarked;
