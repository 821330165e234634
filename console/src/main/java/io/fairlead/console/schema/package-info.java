/** Shows the JSON Schemas of the public events to whoever asks, since {@code ce_dataschema} may lead here. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.fairlead.console.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
