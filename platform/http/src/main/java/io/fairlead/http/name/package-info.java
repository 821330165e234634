/**
 * The one rule for names that people choose and others read, so that each of them shows what it is. Start with
 * {@link io.fairlead.http.name.NameRule}.
 */
@NullMarked
package io.fairlead.http.name;

import org.jspecify.annotations.NullMarked;
