/**
 * What an integration test of a service is made of: the running service, a caller, and the events of others. Knows no
 * service. Start with {@link io.fairlead.testkit.ServiceTest}.
 */
@NullMarked
package io.fairlead.testkit;

import org.jspecify.annotations.NullMarked;
