@NullMarked
package io.fairlead.events.deadletter;

import org.jspecify.annotations.NullMarked;
