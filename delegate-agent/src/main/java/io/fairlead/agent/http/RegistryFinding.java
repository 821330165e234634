package io.fairlead.agent.http;

import io.fairlead.contracts.diagnosis.Diagnosis;

/**
 * Something found, in the catalogue's words.
 *
 * @param summary one sentence about this very case; never a secret
 */
public record RegistryFinding(Diagnosis code, String summary) implements RegistryReply {}
