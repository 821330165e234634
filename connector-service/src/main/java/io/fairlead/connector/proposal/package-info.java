/**
 * Changes that take effect only once they are proved: a proposed definition is tried by test-service while the
 * connector stays as it is. Start with {@link io.fairlead.connector.proposal.ProposalLifecycle}.
 */
@NullMarked
package io.fairlead.connector.proposal;

import org.jspecify.annotations.NullMarked;
