/**
 * Changes the master key: makes a new one, moves every data key under it while the service works, and lets an old one go
 * when nothing needs it. Never sees a value. Start with {@link io.fairlead.secret.rewrap.KeyRotation}.
 */
@NullMarked
package io.fairlead.secret.rewrap;

import org.jspecify.annotations.NullMarked;
