/** The key that signs every token, and its public half for all who verify. Knows nobody. Start with {@code SigningKey}. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.fairlead.identity.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
