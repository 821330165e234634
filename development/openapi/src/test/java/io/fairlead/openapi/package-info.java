@NullMarked
package io.fairlead.openapi;

import org.jspecify.annotations.NullMarked;
