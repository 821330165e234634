/** Tests of the probe, against a real registry and against hostile ones. */
@NullMarked
package io.fairlead.agent.probe;

import org.jspecify.annotations.NullMarked;
