package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatusChanged;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.event.EventType.Audience;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.TopicNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicTests {

    @Test
    void publicTopicsCarryPublicEventsAlone() {
        assertThat(allTypes()).allSatisfy(type -> {
            var open = Stream.concat(Topic.streamsOf(type).stream(), Topic.compactedOf(type).stream())
                    .anyMatch(topic -> topic.startsWith(TopicNames.PUBLIC));

            assertThat(open).isEqualTo(Topic.annotationOf(type).audience() == Audience.PUBLIC);
        });
    }

    @Test
    void promisesWhatOtherTeamsBuildOn() {
        assertThat(allTypes())
                .filteredOn(type -> Topic.annotationOf(type).audience() == Audience.PUBLIC)
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder(
                        "ConnectorCreated",
                        "ConnectorUpdated",
                        "ConnectorDeleted",
                        "ConnectorStatusChanged",
                        "SecretCreated",
                        "SecretRotated",
                        "SecretExpiring",
                        "SecretDeleted",
                        "TestCompleted",
                        "DelegateConnected",
                        "DelegateDisconnected",
                        "OperationCompleted");
    }

    @Test
    void keepsTheEndOfATestBehindItsBeginning() {
        assertThat(Topic.nameFor(TestCompleted.class)).isEqualTo(Topic.nameFor(TestRequested.class));
        assertThat(Topic.streamsOf(TestCompleted.class))
                .containsExactly(TopicNames.TEST_INTERNAL, TopicNames.TEST_EVENTS);
    }

    @Test
    void keepsTheLastStatusUntilTheConnectorIsDeleted() {
        assertThat(Topic.compactedOf(ConnectorStatusChanged.class)).containsExactly(TopicNames.CONNECTOR_STATUS);
        assertThat(Topic.compactedOf(ConnectorDeleted.class))
                .containsExactly(TopicNames.CONNECTOR_STATE, TopicNames.CONNECTOR_STATUS);
    }

    @Test
    void keepsTheKeysOfDelegatesInside() {
        assertThat(Topic.compactedOf(DelegateRegistered.class)).containsExactly(TopicNames.DELEGATE_STATE);
    }

    private static List<Class<? extends Event>> allTypes() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.eventTypes().stream())
                .toList();
    }
}
