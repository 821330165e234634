/** The topics that carry the events, and which type goes to which. Start reading at {@link Topic}. */
@NullMarked
package io.fairlead.contracts.topic;

import org.jspecify.annotations.NullMarked;
