/** What delegate-service tells about delegates. */
@NullMarked
package io.fairlead.contracts.delegate;

import org.jspecify.annotations.NullMarked;
