/**
 * Says whether a value is the one that a secret holds, and nothing else of it. Start with
 * {@link io.fairlead.secret.comparison.ComparisonController}.
 */
@NullMarked
package io.fairlead.secret.comparison;

import org.jspecify.annotations.NullMarked;
