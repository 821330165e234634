/** An OpenID provider for tests, which issues whatever token a test wants. Start with {@code TestIssuer}. */
@NullMarked
package io.fairlead.testkit.access;

import org.jspecify.annotations.NullMarked;
