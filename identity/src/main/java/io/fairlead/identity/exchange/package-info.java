/**
 * Where people and their programs get the token that services verify: for a password or an API token. Start with {@code
 * ExchangeController}.
 */
@ApplicationModule(allowedDependencies = {"person", "apitoken", "client"})
@NullMarked
package io.fairlead.identity.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
