/** What delegates do at registries besides testing connections, how it is asked for, and what comes of it. */
@NullMarked
package io.fairlead.contracts.operation;

import org.jspecify.annotations.NullMarked;
