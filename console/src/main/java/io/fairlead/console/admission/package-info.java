/**
 * How much one caller, and all together, may keep open here, and which services are left alone because they do not answer.
 * Knows no resource. Start with {@link io.fairlead.console.admission.OpenRequests}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.fairlead.console.admission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
