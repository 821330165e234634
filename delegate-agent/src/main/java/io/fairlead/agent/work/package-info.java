/**
 * The work that this delegate holds: takes offers up to its capacity, proves, keeps results until they are
 * acknowledged. Start reading at {@link io.fairlead.agent.work.Workbench}.
 */
@NullMarked
package io.fairlead.agent.work;

import org.jspecify.annotations.NullMarked;
