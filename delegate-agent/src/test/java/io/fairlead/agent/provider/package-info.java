/** Tests of what is known about providers. */
@NullMarked
package io.fairlead.agent.provider;

import org.jspecify.annotations.NullMarked;
