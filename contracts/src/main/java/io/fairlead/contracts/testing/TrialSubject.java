package io.fairlead.contracts.testing;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import java.util.UUID;

/**
 * Marks a run as the trial of something that is not live. So it says nothing of the connector's status, and is never
 * repeated by itself. A seal request has the id alone: what is sealed for a trial, secret-service knows by itself.
 */
@JsonTypeInfo(use = Id.NAME, property = "type", defaultImpl = TrialSubject.UnknownTrial.class)
public sealed interface TrialSubject {

    /** A trial may have many runs, but one of each connector. */
    UUID trialId();

    /**
     * A value that may become the secret's live one.
     *
     * @param trialId of the secret's trial
     * @param secret what is sealed in place of the live version; all other secrets of the connector are sealed as usual
     */
    @JsonTypeName("StagedSecret")
    record StagedSecret(UUID trialId, SecretVersionReference secret) implements TrialSubject {}

    /**
     * A definition that may become a connector's; the event of the request carries it. Its secrets are sealed live.
     *
     * @param trialId of the proposal
     */
    @JsonTypeName("ProposedDefinition")
    record ProposedDefinition(UUID trialId) implements TrialSubject {}

    /**
     * Of a kind that only a newer publisher knows.
     *
     * @param trialId of whatever it is
     */
    @JsonTypeName("Unknown")
    record UnknownTrial(UUID trialId) implements TrialSubject {}
}
