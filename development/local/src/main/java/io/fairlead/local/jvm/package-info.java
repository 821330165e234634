/**
 * How our own programs are run on a small machine: unpacked jars, few flags, and a cache of what the JVM learnt at the last
 * start. Start with {@link io.fairlead.local.jvm.JavaProgram}.
 */
@NullMarked
package io.fairlead.local.jvm;

import org.jspecify.annotations.NullMarked;
