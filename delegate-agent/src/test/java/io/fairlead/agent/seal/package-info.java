@NullMarked
package io.fairlead.agent.seal;

import org.jspecify.annotations.NullMarked;
