/**
 * Sends a service what nobody would send it, made from its OpenAPI document, and finds what it answers with 5xx. Start with
 * {@link io.fairlead.testkit.fuzz.ApiFuzzer}.
 */
@NullMarked
package io.fairlead.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
