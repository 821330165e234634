package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TrialSubject;
import io.fairlead.contracts.testing.TrialSubject.StagedSecret;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TrialSubjectTests {

    private static final UUID ID = UUID.fromString("0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0008");

    private final JsonMapper json = JsonMapper.shared();

    @Test
    void isWrittenWithItsKind() {
        var staged = new StagedSecret(
                ID, new SecretVersionReference(new ResourceReference(Scope.account("default"), "key"), ID, 3));

        var written = json.writerFor(TrialSubject.class).writeValueAsString(staged);

        assertThat(json.readTree(written)).isEqualTo(json.readTree("""
                {"type": "StagedSecret", "trialId": "0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0008",
                 "secret": {"secret": {"scope": {"account": "default"}, "identifier": "key"},
                            "secretId": "0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0008", "version": 3}}
                """));
        assertThat(json.readValue(written, TrialSubject.class)).isEqualTo(staged);
    }

    @Test
    void isStillATrialWhenItsKindIsNotKnown() {
        var newer = """
                {"type": "KindOfTomorrow", "trialId": "0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0008", "more": [1]}
                """;

        assertThat(json.readValue(newer, TrialSubject.class)).isEqualTo(new TrialSubject.UnknownTrial(ID));
    }
}
