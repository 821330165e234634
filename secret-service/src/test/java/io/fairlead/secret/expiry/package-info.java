@NullMarked
package io.fairlead.secret.expiry;

import org.jspecify.annotations.NullMarked;
