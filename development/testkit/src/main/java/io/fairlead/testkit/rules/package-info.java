/** Holds a module's code to the house rules. Knows nothing of any service. Start reading at {@link io.fairlead.testkit.rules.HouseRules}. */
@NullMarked
package io.fairlead.testkit.rules;

import org.jspecify.annotations.NullMarked;
