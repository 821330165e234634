/** What connector-service tells about connectors. */
@NullMarked
package io.fairlead.contracts.connector;

import org.jspecify.annotations.NullMarked;
