/**
 * Keeps secrets, tells others of every change, and seals their values to single delegates. Nobody else may see a value,
 * nor may a log, an event or an answer. Start with {@code catalog}; {@code sealing} is how a value leaves.
 */
@NullMarked
package io.fairlead.secret;

import org.jspecify.annotations.NullMarked;
