/** Scopes in the path, and who stands behind a request. */
@NullMarked
package io.fairlead.http.scope;

import org.jspecify.annotations.NullMarked;
