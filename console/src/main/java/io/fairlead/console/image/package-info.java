/**
 * What is at a connector's registry: repositories, and the tags of one. Keeps nothing; a delegate is asked each time. Start
 * with {@code ImageController}.
 */
@ApplicationModule(allowedDependencies = {"api", "page"})
@NullMarked
package io.fairlead.console.image;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
