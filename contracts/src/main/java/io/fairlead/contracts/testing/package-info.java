/** What test-service tells about test runs. */
@NullMarked
package io.fairlead.contracts.testing;

import org.jspecify.annotations.NullMarked;
