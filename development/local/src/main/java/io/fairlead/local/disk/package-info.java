/**
 * Directories that are whole or absent, whatever was killed while they were made. Start with {@link
 * io.fairlead.local.disk.AtomicDirectory}.
 */
@NullMarked
package io.fairlead.local.disk;

import org.jspecify.annotations.NullMarked;
