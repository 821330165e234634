@NullMarked
package io.fairlead.runtime.settings;

import org.jspecify.annotations.NullMarked;
