/**
 * Which secrets exist, so that a connector refers to none that is missing: a projection of secret-service's events,
 * and a question to secret-service where that does not know. Must not know connectors. Start with
 * {@link io.fairlead.connector.secretref.SecretReferences}.
 */
@NullMarked
package io.fairlead.connector.secretref;

import org.jspecify.annotations.NullMarked;
