/** Tests of what carries requests. */
@NullMarked
package io.fairlead.agent.wire;

import org.jspecify.annotations.NullMarked;
