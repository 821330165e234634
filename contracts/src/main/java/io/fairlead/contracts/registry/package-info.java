/** How a registry is named and reached: its address, its origin, the credentials it wants. */
@NullMarked
package io.fairlead.contracts.registry;

import org.jspecify.annotations.NullMarked;
