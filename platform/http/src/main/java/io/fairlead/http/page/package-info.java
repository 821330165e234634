/** Lists in parts: which part is asked for, what it holds, and the opaque token of the next. */
@NullMarked
package io.fairlead.http.page;

import org.jspecify.annotations.NullMarked;
