/**
 * How every web server of a program guards itself: what a request's body may take, how many connections an address may
 * hold, and what a caller is told when the server itself refuses. Knows no endpoint. Start with
 * {@link io.fairlead.runtime.web.RequestBodyHandler}.
 */
@NullMarked
package io.fairlead.runtime.web;

import org.jspecify.annotations.NullMarked;
