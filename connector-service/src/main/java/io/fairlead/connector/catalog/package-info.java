/**
 * Keeps connectors: creates, lists, replaces and deletes them over HTTP, and tells others of every change in the same
 * transaction. Must not know how tests are run. Start with {@link io.fairlead.connector.catalog.Connector}.
 */
@NullMarked
package io.fairlead.connector.catalog;

import org.jspecify.annotations.NullMarked;
