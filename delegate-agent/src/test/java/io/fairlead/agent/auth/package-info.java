/** Tests of challenges and token services. */
@NullMarked
package io.fairlead.agent.auth;

import org.jspecify.annotations.NullMarked;
