package io.fairlead.agent.wire;

import io.fairlead.contracts.diagnosis.Diagnosis;

/**
 * Something found, in the catalogue's words.
 *
 * @param summary one sentence about this very case; never a secret
 */
public record Finding(Diagnosis code, String summary) implements Heard {}
