@NullMarked
package io.fairlead.secret.version;

import org.jspecify.annotations.NullMarked;
