/**
 * Keeps test runs: asks for them when a connector or its secret changes or somebody wants to know, follows them to their
 * end, and tells everybody. Owns runs and their history; must not know how a registry is probed. Start reading in {@code
 * run}.
 */
@NullMarked
package io.fairlead.testing;

import org.jspecify.annotations.NullMarked;
