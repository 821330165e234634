/**
 * How every service runs: server, connection pool, logs, traces, health and shutdown. Knows nothing of connectors,
 * secrets or tests. Start with {@code fairlead-defaults.yml}.
 */
@NullMarked
package io.fairlead.runtime;

import org.jspecify.annotations.NullMarked;
