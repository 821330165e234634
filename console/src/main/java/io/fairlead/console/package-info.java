/**
 * The web page for people and the front door to the services. Owns nothing: what it shows comes from the public API, with
 * the token of whoever looks. Start with {@code signin} and {@code api}.
 */
@NullMarked
package io.fairlead.console;

import org.jspecify.annotations.NullMarked;
