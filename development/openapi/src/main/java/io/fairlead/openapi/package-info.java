/**
 * Makes the published contract of a service, in OpenAPI 3.1, from its handlers and from the Javadoc of its sources, and
 * checks that it says everything and that the committed one says the same. Only tests carry it, so a running service pays
 * nothing for it. Start with {@link io.fairlead.openapi.OpenApiDocument}.
 */
@NullMarked
package io.fairlead.openapi;

import org.jspecify.annotations.NullMarked;
