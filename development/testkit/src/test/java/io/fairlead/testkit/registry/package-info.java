/** Shows that the registries let in and refuse whom they should. */
@NullMarked
package io.fairlead.testkit.registry;

import org.jspecify.annotations.NullMarked;
