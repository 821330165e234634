/** What delegate-service tells about delegates and their tasks. */
@NullMarked
package io.fairlead.contracts.delegate;

import org.jspecify.annotations.NullMarked;
