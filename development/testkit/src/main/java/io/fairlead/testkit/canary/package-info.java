/** Finds a planted secret wherever it leaked, in whatever form. Start reading at {@link io.fairlead.testkit.canary.CanarySearch}. */
@NullMarked
package io.fairlead.testkit.canary;

import org.jspecify.annotations.NullMarked;
