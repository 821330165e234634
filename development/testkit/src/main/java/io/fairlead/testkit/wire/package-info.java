/**
 * What others rely on and no change of the code may touch unnoticed: the names in a service's API and in its database.
 * Knows no service. Start with {@link io.fairlead.testkit.wire.RecordedNames}.
 */
@NullMarked
package io.fairlead.testkit.wire;

import org.jspecify.annotations.NullMarked;
