/**
 * What delegate-service tells about the tasks of its delegates. Apart from the delegates themselves, since a task knows what is
 * tested or operated on, and those know delegates by name.
 */
@NullMarked
package io.fairlead.contracts.task;

import org.jspecify.annotations.NullMarked;
