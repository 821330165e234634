/** Shows that the registries let in and refuse whom they should. */
@NullMarked
package io.fairlead.testbed.registry;

import org.jspecify.annotations.NullMarked;
