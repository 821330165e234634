/**
 * Operations at a connector's registry: lists, images, rights, copies. Each is stored, done by a delegate and followed
 * to its end; a request for a quick one waits for it. Must not know how delegates are found. Start with {@link
 * io.fairlead.connector.operation.OperationRun}, then {@link io.fairlead.connector.operation.OperationLifecycle}.
 */
@NullMarked
package io.fairlead.connector.operation;

import org.jspecify.annotations.NullMarked;
