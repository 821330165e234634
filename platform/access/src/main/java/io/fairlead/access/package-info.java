/**
 * Who may do what: verifies tokens, evaluates grants, and fetches the tokens with which services call each other. Knows
 * no resource and no user. Start with {@link io.fairlead.access.Grants} and {@code ScopeGuard}.
 */
@NullMarked
package io.fairlead.access;

import org.jspecify.annotations.NullMarked;
