/**
 * Bodies that a service reads field by field, so that it finds every fault of one at once. Repeats no value, for it may be a
 * secret. Start with {@link io.fairlead.http.body.JsonObjectReader}.
 */
@NullMarked
package io.fairlead.http.body;

import org.jspecify.annotations.NullMarked;
