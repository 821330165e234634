/** Problem documents (RFC 9457): every error leaves the API in this one shape. */
@NullMarked
package io.fairlead.http.problem;

import org.jspecify.annotations.NullMarked;
