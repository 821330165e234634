/**
 * API tokens: a person's, with a role at one scope, for programs and command lines. Must not know what they are exchanged
 * for. Start with {@link io.fairlead.identity.apitoken.IssueApiToken}.
 */
@ApplicationModule(allowedDependencies = "person")
@NullMarked
package io.fairlead.identity.apitoken;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
