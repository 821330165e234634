package io.fairlead.events.access;

import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.TopicNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What each service has to be allowed on a broker that denies everything else, and what another team is. Topics are created
 * by whoever administers the broker.
 */
final class KafkaRights {

    private static final String RELAY = TopicNames.PREFIX + "delegate.wakeups.v1";

    private static final Map<String, List<String>> CONSUMED = new TreeMap<>(Map.of(
            "connector-service",
            List.of(
                    TopicNames.TEST_EVENTS,
                    TopicNames.OPERATION_EVENTS,
                    TopicNames.TASK_INTERNAL,
                    TopicNames.SECRET_STATE,
                    TopicNames.DELEGATE_STATE),
            "secret-service",
            List.of(TopicNames.CONNECTOR_STATE, TopicNames.DELEGATE_STATE, TopicNames.TEST_INTERNAL),
            "test-service",
            List.of(
                    TopicNames.CONNECTOR_STATE,
                    TopicNames.CONNECTOR_INTERNAL,
                    TopicNames.SECRET_EVENTS,
                    TopicNames.SECRET_INTERNAL,
                    TopicNames.DELEGATE_EVENTS,
                    TopicNames.DELEGATE_INTERNAL,
                    TopicNames.TASK_INTERNAL),
            "delegate-service",
            List.of(TopicNames.TEST_INTERNAL, TopicNames.OPERATION_INTERNAL)));

    private KafkaRights() {}

    static List<String> services() {
        return List.copyOf(CONSUMED.keySet());
    }

    /** What a service consumes of others. */
    static List<String> consumedBy(String service) {
        return CONSUMED.getOrDefault(service, List.of());
    }

    /** What a service publishes to. */
    static List<String> publishedBy(String service) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.publisher().equals(service))
                .flatMap(topic -> topic.names().stream())
                .toList();
    }

    static List<AclBinding> ofService(String service) {
        var rights = new ArrayList<AclBinding>();
        publishedBy(service).forEach(topic -> rights.add(topic(service, topic, AclOperation.WRITE)));
        consumedBy(service).forEach(topic -> {
            rights.add(topic(service, topic, AclOperation.READ));
            rights.add(topic(service, deadLetters(topic), AclOperation.WRITE));
        });
        // The state it publishes, to fill an empty topic and to see that it is not behind.
        publishedBy(service).stream()
                .filter(KafkaRights::isCompacted)
                .forEach(topic -> rights.add(topic(service, topic, AclOperation.READ)));
        if (service.equals("delegate-service")) {
            rights.add(topic(service, RELAY, AclOperation.READ));
            rights.add(topic(service, RELAY, AclOperation.WRITE));
            rights.add(topic(service, deadLetters(RELAY), AclOperation.WRITE));
        }
        rights.add(groups(service, TopicNames.PREFIX + service + "."));
        return rights;
    }

    /** The public topics, in groups whose names begin with the team's own. */
    static List<AclBinding> ofTeam(String team) {
        return ofTeam(team, TopicNames.PUBLIC);
    }

    /** @param publicTopics how their names begin where the prefix is another one */
    static List<AclBinding> ofTeam(String team, String publicTopics) {
        return List.of(
                binding(
                        team,
                        new ResourcePattern(ResourceType.TOPIC, publicTopics, PatternType.PREFIXED),
                        AclOperation.READ),
                groups(team, team + "."));
    }

    private static boolean isCompacted(String name) {
        return Arrays.stream(Topic.values()).anyMatch(topic -> topic.compacted().contains(name));
    }

    private static String deadLetters(String topic) {
        return TopicNames.PREFIX + "dlt." + topic.substring(TopicNames.PREFIX.length());
    }

    private static AclBinding topic(String principal, String name, AclOperation operation) {
        return binding(principal, new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL), operation);
    }

    private static AclBinding groups(String principal, String prefix) {
        return binding(
                principal, new ResourcePattern(ResourceType.GROUP, prefix, PatternType.PREFIXED), AclOperation.READ);
    }

    private static AclBinding binding(String principal, ResourcePattern resource, AclOperation operation) {
        return new AclBinding(
                resource, new AccessControlEntry("User:" + principal, "*", operation, AclPermissionType.ALLOW));
    }
}
