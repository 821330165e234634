package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.operation.OperationResult.NamePage;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.SealedSecret.SecretsRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class FrameTests {

    private final JsonMapper json = JsonMapper.shared();

    @Test
    void readsTheEndOfAnOperationAsItWasWritten() {
        Frame ended = new Frame.OperationTaskResult(
                new UUID(0, 1),
                2,
                OperationReport.succeeded(new NamePage(List.of("1.0"), "last=1.0"), List.of()),
                List.of());

        var text = json.writerFor(Frame.class).writeValueAsString(ended);

        assertThat(json.readValue(text, Frame.class)).isEqualTo(ended);
    }

    @Test
    void takesNoReportThatIsBothOrNeither() {
        assertThatThrownBy(() -> json.readValue("{\"remarks\":[]}", OperationReport.class))
                .isInstanceOf(JacksonException.class);
        assertThat(OperationReport.failed(Diagnosis.NO_PUSH, "no").result()).isNull();
    }

    @Test
    void passesOverTheOffersOfANewerServer() {
        assertThat(json.readValue("{\"type\":\"OfferOfTomorrow\",\"taskId\":1}", Frame.class))
                .isEqualTo(new Frame.UnknownFrame());
    }

    @Test
    void readsTheHelloOfADelegateThatFetchesItsSecrets() {
        var older = json.readValue(
                "{\"type\":\"Hello\",\"agentVersion\":\"0.1.0\",\"epoch\":1,\"capacity\":4,\"running\":[]}",
                Frame.class);

        assertThat(older).isEqualTo(new Frame.Hello("0.1.0", 1, 4, List.of(), null));
        assertThat(json.writerFor(Frame.class).writeValueAsString(older)).doesNotContain("takesSealedSecrets");
    }

    @Test
    void keepsThatADelegateTakesSealedSecretsInItsProof() {
        var hello = new Frame.Hello("0.1.0", 1, 4, List.of(), null, true).withProof("c2lnbmF0dXJl");

        assertThat(json.readValue(json.writerFor(Frame.class).writeValueAsString(hello), Frame.class))
                .isEqualTo(new Frame.Hello("0.1.0", 1, 4, List.of(), "c2lnbmF0dXJl", true));
    }

    @Test
    void asksForTheFirstConnectorAsOlderDelegatesDo() {
        assertThat(json.writeValueAsString(new SecretsRequest(3, null))).isEqualTo("{\"attempt\":3}");
        assertThat(json.readValue("{\"attempt\":3}", SecretsRequest.class)).isEqualTo(new SecretsRequest(3, null));
    }
}
