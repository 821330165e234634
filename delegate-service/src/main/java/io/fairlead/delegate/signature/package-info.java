/**
 * Proves who sent a request: RFC 9421 signatures with the key that a delegate enrolled with. Knows nothing of what the
 * request wants. Start with {@link io.fairlead.delegate.signature.SignatureFilter}.
 */
@NullMarked
package io.fairlead.delegate.signature;

import org.jspecify.annotations.NullMarked;
