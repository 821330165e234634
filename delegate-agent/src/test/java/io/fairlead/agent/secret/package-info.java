@NullMarked
package io.fairlead.agent.secret;

import org.jspecify.annotations.NullMarked;
