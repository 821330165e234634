package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.operation.OperationResult.Names;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.SealedSecret.Ask;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class FrameTests {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void readsTheEndOfAnOperationAsItWasWritten() {
        Frame ended = new Frame.OperationEnded(
                new UUID(0, 1), 2, OperationReport.done(new Names(List.of("1.0"), "last=1.0"), List.of()), List.of());

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
                .isEqualTo(new Frame.Unknown());
    }

    @Test
    void asksForTheFirstConnectorAsOlderDelegatesDo() {
        assertThat(json.writeValueAsString(new Ask(3, null))).isEqualTo("{\"attempt\":3}");
        assertThat(json.readValue("{\"attempt\":3}", Ask.class)).isEqualTo(new Ask(3, null));
    }
}
