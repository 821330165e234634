@NullMarked
package io.fairlead.runtime.database;

import org.jspecify.annotations.NullMarked;
