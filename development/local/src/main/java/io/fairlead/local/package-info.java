/**
 * Starts everything on one machine and stops it again. Knows what a newcomer needs (ports, a home directory, the next
 * step), nothing of what the services do. Start with {@link io.fairlead.local.LocalMain}; tests start with {@link
 * io.fairlead.local.LocalCluster}.
 */
@NullMarked
package io.fairlead.local;

import org.jspecify.annotations.NullMarked;
