/**
 * How secret-service is asked. Knows where it is and how long to wait; what is asked belongs to {@code enrolment} and
 * {@code sealing}.
 */
@NullMarked
package io.fairlead.delegate.secretservice;

import org.jspecify.annotations.NullMarked;
