package io.fairlead.agent.probe;

import io.fairlead.contracts.diagnosis.Diagnosis;

/**
 * The end of a probe: the first thing that was found.
 *
 * @param summary one sentence about this very case; never a secret
 */
record Finding(Diagnosis code, String summary) implements Heard, Ping, Realm, Token, Access {}
