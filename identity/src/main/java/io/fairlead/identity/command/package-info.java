/**
 * What an operator can tell this program to do instead of serving. Start with
 * {@link io.fairlead.identity.command.AdminCommand}.
 */
@ApplicationModule(allowedDependencies = {"person", "client"})
@NullMarked
package io.fairlead.identity.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
