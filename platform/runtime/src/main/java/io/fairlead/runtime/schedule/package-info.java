/** When what recurs runs next. */
@NullMarked
package io.fairlead.runtime.schedule;

import org.jspecify.annotations.NullMarked;
