/** Tests of the whole agent against a small delegate-service of their own. */
@NullMarked
package io.fairlead.agent.cli;

import org.jspecify.annotations.NullMarked;
