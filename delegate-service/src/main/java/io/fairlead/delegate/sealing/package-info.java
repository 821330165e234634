/**
 * Hands a delegate the sealed secrets of the task it holds. Sees ciphertext only, and keeps none of it.
 */
@NullMarked
package io.fairlead.delegate.sealing;

import org.jspecify.annotations.NullMarked;
