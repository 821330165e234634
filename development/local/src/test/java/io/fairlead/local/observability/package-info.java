/**
 * What operators look at: dashboards, rules and runbooks, checked as they are shipped. Start with
 * {@link io.fairlead.local.observability.ShippedExpressions}.
 */
@NullMarked
package io.fairlead.local.observability;

import org.jspecify.annotations.NullMarked;
