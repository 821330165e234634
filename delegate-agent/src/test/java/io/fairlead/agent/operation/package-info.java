@NullMarked
package io.fairlead.agent.operation;

import org.jspecify.annotations.NullMarked;
