/**
 * Several programs in one JVM, each with a class path, an environment and a log of its own: what runs inside of it is {@link
 * io.fairlead.local.shared.SharedJvmMain}, how it is started says {@link io.fairlead.local.shared.SharedJvm}.
 */
@NullMarked
package io.fairlead.local.shared;

import org.jspecify.annotations.NullMarked;
