@NullMarked
package io.fairlead.agent.image;

import org.jspecify.annotations.NullMarked;
