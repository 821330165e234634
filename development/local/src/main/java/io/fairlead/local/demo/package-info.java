/**
 * A registry to try Fairlead with, where nobody has an account yet: one tiny image behind a user name and a password.
 * Knows nothing of Fairlead. Start reading at {@link io.fairlead.local.demo.DemoRegistry}.
 */
@NullMarked
package io.fairlead.local.demo;

import org.jspecify.annotations.NullMarked;
