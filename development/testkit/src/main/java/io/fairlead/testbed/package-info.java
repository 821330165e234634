/**
 * Gives tests the real servers that Fairlead runs on, and holds the code to its rules. Knows nothing of any
 * service. Start reading at {@link io.fairlead.testbed.RealPostgres} and {@link io.fairlead.testbed.HouseRules}.
 */
@NullMarked
package io.fairlead.testbed;

import org.jspecify.annotations.NullMarked;
