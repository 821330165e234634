package io.fairlead.contracts.test;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.fairlead.contracts.secret.SecretEvent.SecretVersion;
import java.util.UUID;

/**
 * Marks a run as the trial of something that is not live. So it says nothing of the connector's status, and is never
 * repeated by itself. A seal's order bears the id alone: what is sealed for a trial, secret-service knows by itself.
 */
@JsonTypeInfo(use = Id.NAME, property = "type", defaultImpl = Trial.Unknown.class)
public sealed interface Trial {

    /** A trial may have many runs, but one of each connector. */
    UUID trialId();

    /**
     * A value that may become the secret's live one.
     *
     * @param secret what is sealed in place of the live version; all other secrets of the connector are sealed as usual
     */
    @JsonTypeName("StagedSecret")
    record StagedSecret(UUID trialId, SecretVersion secret) implements Trial {}

    /** A definition that may become a connector's; the event of the request bears it. Its secrets are sealed live. */
    @JsonTypeName("ProposedDefinition")
    record ProposedDefinition(UUID trialId) implements Trial {}

    /** Of a kind that only a newer publisher knows. */
    @JsonTypeName("Unknown")
    record Unknown(UUID trialId) implements Trial {}
}
