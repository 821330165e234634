/**
 * The embedded PostgreSQL: its binaries, its data directory, one database and one login per service. Start with {@link
 * io.fairlead.local.postgres.EmbeddedPostgres}.
 */
@NullMarked
package io.fairlead.local.postgres;

import org.jspecify.annotations.NullMarked;
