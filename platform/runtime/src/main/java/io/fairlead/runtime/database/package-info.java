/**
 * What a failure of PostgreSQL means for whoever asked. Knows no table. Start with
 * {@link io.fairlead.runtime.database.DatabaseFailure}.
 */
@NullMarked
package io.fairlead.runtime.database;

import org.jspecify.annotations.NullMarked;
