/** Tests of challenges and token services. */
@NullMarked
package io.fairlead.agent.login;

import org.jspecify.annotations.NullMarked;
