/** Tests of the module as a whole. */
@NullMarked
package io.fairlead.agent;

import org.jspecify.annotations.NullMarked;
