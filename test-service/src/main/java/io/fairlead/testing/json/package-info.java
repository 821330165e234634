/**
 * JSON that this service did not just receive from a user: columns and other services' answers. Knows no resource.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.fairlead.testing.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
