/**
 * The scopes that there are: nobody creates one, it is there once something lives in it or somebody is granted it. Reads
 * the scopes of connectors, secrets and delegates, and nothing else of them. Start with {@code ScopeController}.
 */
@NullMarked
package io.fairlead.connector.scope;

import org.jspecify.annotations.NullMarked;
