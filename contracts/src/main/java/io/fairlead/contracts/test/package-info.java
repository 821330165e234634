/** What test-service tells about test runs. */
@NullMarked
package io.fairlead.contracts.test;

import org.jspecify.annotations.NullMarked;
