/**
 * What is done at registries besides proving that they work: lists, images, rights, copies. One small class per request
 * asked of a registry; tokens, retries and remarks of registries are {@link io.fairlead.agent.operation.RegistrySession}'s. Start
 * reading at {@link io.fairlead.agent.operation.OperationExecutor}.
 */
@NullMarked
package io.fairlead.agent.operation;

import org.jspecify.annotations.NullMarked;
