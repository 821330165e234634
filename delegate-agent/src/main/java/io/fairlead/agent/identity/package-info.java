/**
 * Who this delegate is: its keys, made here and kept in one directory that only its owner can read, and the signature
 * under each of its requests. Start reading at {@link io.fairlead.agent.identity.AgentHome}.
 */
@NullMarked
package io.fairlead.agent.identity;

import org.jspecify.annotations.NullMarked;
