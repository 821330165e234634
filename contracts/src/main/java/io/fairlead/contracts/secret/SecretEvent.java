package io.fairlead.contracts.secret;

import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.event.EventType;
import io.fairlead.contracts.event.EventType.Audience;
import io.fairlead.contracts.scope.ResourceReference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Published by secret-service, keyed by secret. */
public sealed interface SecretEvent extends Event {

    UUID secretId();

    @Override
    default UUID aggregateId() {
        return secretId();
    }

    /**
     * A secret exists. No event carries a value of it.
     *
     * @param secretId the secret
     * @param sequence of the event among those of the secret, from 1
     * @param secret its scope and identifier
     * @param version of the value that is live from now on, from 1; 0 while the secret has no value yet
     */
    @EventType(value = "fairlead.secret.created.v1", audience = Audience.PUBLIC, state = true)
    record SecretCreated(UUID secretId, long sequence, ResourceReference secret, long version) implements SecretEvent {}

    /**
     * The value changed; what was proved with the old one no longer counts. It is published when a value goes live, and not
     * while one is only tried.
     *
     * @param secretId the secret
     * @param sequence of the event among those of the secret
     * @param secret its scope and identifier
     * @param version of the value that is live from now on
     */
    @EventType(value = "fairlead.secret.rotated.v1", audience = Audience.PUBLIC, state = true)
    record SecretRotated(UUID secretId, long sequence, ResourceReference secret, long version) implements SecretEvent {}

    /**
     * A value that is not live yet is to be tried with some of the connectors that refer to the secret; the others of
     * the trial may follow.
     *
     * @param version of the value that is tried; what is live stays so
     * @param connectors at most 500
     * @param deadline of the trial, after which no result counts any more
     */
    @EventType("fairlead.secret.trial-requested.v1")
    record SecretTrialRequested(
            UUID secretId,
            long sequence,
            ResourceReference secret,
            long version,
            UUID trialId,
            List<UUID> connectors,
            Instant deadline)
            implements SecretEvent {}

    /**
     * The secret's value ends soon, or has ended. Told once for each of the days before the end that the settings name;
     * another date starts again. Nothing else changes: whether the value still works, its registry knows.
     *
     * @param secretId the secret
     * @param sequence of the event among those of the secret
     * @param secret its scope and identifier
     * @param expiresAt when its value ends
     * @param daysBefore the end, for which this reminder is; 0 once it has come
     */
    @EventType(value = "fairlead.secret.expiring.v1", audience = Audience.PUBLIC)
    record SecretExpiring(UUID secretId, long sequence, ResourceReference secret, Instant expiresAt, int daysBefore)
            implements SecretEvent {}

    /**
     * A secret is gone, with all its values.
     *
     * @param secretId the secret
     * @param sequence of the event among those of the secret, the last one
     */
    @EventType(value = "fairlead.secret.deleted.v1", audience = Audience.PUBLIC, ends = true)
    record SecretDeleted(UUID secretId, long sequence) implements SecretEvent {}

    /**
     * Which value of which secret was used.
     *
     * @param secret its scope and identifier
     * @param secretId the secret's id
     * @param version from 1
     */
    record SecretVersionReference(ResourceReference secret, UUID secretId, long version) {}
}
