/**
 * Several programs in one JVM, each with a class path, an environment and a log of its own: what runs inside of it is {@link
 * io.fairlead.local.singlejvm.SharedJvmMain}, how it is started says {@link io.fairlead.local.singlejvm.SharedJvm}.
 */
@NullMarked
package io.fairlead.local.singlejvm;

import org.jspecify.annotations.NullMarked;
