/** What secret-service tells about secrets; never a value, not even an encrypted one. */
@NullMarked
package io.fairlead.contracts.secret;

import org.jspecify.annotations.NullMarked;
