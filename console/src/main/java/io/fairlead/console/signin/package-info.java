/**
 * Who looks at the page: sign-in by OpenID Connect, and a session that lives in a sealed cookie, so that all instances are
 * equal and nothing is stored here. Knows no resource. Start with {@code SignInConfiguration}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.fairlead.console.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
