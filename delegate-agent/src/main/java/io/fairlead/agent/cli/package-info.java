/** The command line: reads options and environment, wires the parts together, and ends with an exit code. */
@NullMarked
package io.fairlead.agent.cli;

import org.jspecify.annotations.NullMarked;
