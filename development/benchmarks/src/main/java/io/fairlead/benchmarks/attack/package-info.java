/**
 * What a stranger, or one tenant, may try against a whole suite, as requests that are sent and answers that are judged. Start with
 * {@link io.fairlead.benchmarks.attack.AttackMatrix}.
 */
@NullMarked
package io.fairlead.benchmarks.attack;

import org.jspecify.annotations.NullMarked;
