/**
 * Brings a program's tables up to date, in a run of its own that alone knows the password of their owner. Start with
 * {@link io.fairlead.runtime.migration.MigrateCommand}.
 */
@NullMarked
package io.fairlead.runtime.migration;

import org.jspecify.annotations.NullMarked;
