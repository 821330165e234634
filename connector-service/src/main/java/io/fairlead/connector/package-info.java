/**
 * Keeps connectors and whether they work, and tells others of every change. Start with the package {@code catalog};
 * {@code status} consumes what tests and secrets do to a connector's health.
 */
@NullMarked
package io.fairlead.connector;

import org.jspecify.annotations.NullMarked;
