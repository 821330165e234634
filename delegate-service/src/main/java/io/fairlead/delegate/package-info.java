/**
 * Keeps delegates and hands them their work. Start with {@code task}: from a requested test to its result; {@code
 * session} is how delegates are talked to.
 */
@NullMarked
package io.fairlead.delegate;

import org.jspecify.annotations.NullMarked;
