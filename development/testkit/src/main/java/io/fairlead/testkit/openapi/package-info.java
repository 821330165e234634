/**
 * What a service's API is, as a document in OpenAPI 3.1 made from the code, and whether the committed one still says the
 * same. Only tests carry it, so a running service pays nothing for it. Start with {@link
 * io.fairlead.testkit.openapi.OpenApiDocument}.
 */
@NullMarked
package io.fairlead.testkit.openapi;

import org.jspecify.annotations.NullMarked;
