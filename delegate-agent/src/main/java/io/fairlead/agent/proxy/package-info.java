/** The forward proxy between this delegate and the world, and the hosts that are reached without it. */
@NullMarked
package io.fairlead.agent.proxy;

import org.jspecify.annotations.NullMarked;
