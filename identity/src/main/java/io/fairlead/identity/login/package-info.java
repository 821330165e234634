/**
 * Where people log in with a browser, change their password and log out. Must not know what tokens say. Start with {@code
 * BrowserEndpoints}.
 */
@ApplicationModule(allowedDependencies = {"person", "client"})
@NullMarked
package io.fairlead.identity.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
