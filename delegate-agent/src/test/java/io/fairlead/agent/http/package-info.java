/** Tests of what carries requests. */
@NullMarked
package io.fairlead.agent.http;

import org.jspecify.annotations.NullMarked;
