/**
 * Definitions that are tried before they are anybody's: checks them as if they were to be kept, and keeps nothing. Start
 * with {@code DraftController}.
 */
@NullMarked
package io.fairlead.connector.draft;

import org.jspecify.annotations.NullMarked;
