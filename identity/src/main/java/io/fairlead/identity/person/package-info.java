/**
 * People: who they are, how they prove it, and what they are granted. Must not know how a token is made. Start with
 * {@link io.fairlead.identity.person.Person}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.fairlead.identity.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
