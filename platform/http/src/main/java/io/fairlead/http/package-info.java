/**
 * The conventions of the HTTP API: problems (RFC 9457), scopes in the path, pages, preconditions. Knows no resource.
 * Start with {@link io.fairlead.http.problem.Problems}.
 */
@NullMarked
package io.fairlead.http;

import org.jspecify.annotations.NullMarked;
