/**
 * Gives tests the real servers that Fairlead runs on, and holds the code to its rules. Knows nothing of any
 * service. Start reading at {@link io.fairlead.testkit.server.RealPostgres} and {@link io.fairlead.testkit.rules.HouseRules}.
 */
@NullMarked
package io.fairlead.testkit.server;

import org.jspecify.annotations.NullMarked;
