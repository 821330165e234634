/**
 * How a delegate becomes known: tokens that people make, and the one request that uses them up. Scope and tags of a
 * delegate come from here alone. Start with {@link io.fairlead.delegate.enrolment.EnrolDelegate}.
 */
@NullMarked
package io.fairlead.delegate.enrolment;

import org.jspecify.annotations.NullMarked;
