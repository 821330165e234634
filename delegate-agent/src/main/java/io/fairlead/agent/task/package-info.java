/**
 * The work that this delegate holds: takes offers up to its capacity, proves, keeps results until they are
 * acknowledged. Start reading at {@link io.fairlead.agent.task.TaskRunner}.
 */
@NullMarked
package io.fairlead.agent.task;

import org.jspecify.annotations.NullMarked;
