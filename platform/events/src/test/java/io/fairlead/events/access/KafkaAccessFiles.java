package io.fairlead.events.access;

import io.fairlead.contracts.topic.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** Writes the rights and the topics as an operator applies them: as commands of Kafka, and as resources of Strimzi. */
final class KafkaAccessFiles {

    private static final String TEAM = "my-team";

    private KafkaAccessFiles() {}

    /** Text by file name. */
    static Map<String, String> all() {
        var files = new TreeMap<String, String>();
        files.put("acls.sh", commands());
        files.put("strimzi-topics.yaml", topics());
        files.put("strimzi-users.yaml", users());
        return files;
    }

    private static String commands() {
        var script = new StringBuilder("""
                #!/bin/sh
                # Grants each service what it needs, and each team that is named READ on the public topics; made from KafkaRights.
                # For a broker with an authorizer: acls.sh BOOTSTRAP ADMIN_PROPERTIES [TEAM...]
                set -eu
                bootstrap=$1 admin=$2
                shift 2

                allow() {
                  kafka-acls.sh --bootstrap-server "$bootstrap" --command-config "$admin" --add --force --allow-principal "User:$1" \\
                    --operation "$2" "--$3" "$4" --resource-pattern-type "$5"
                }

                """);
        for (var service : KafkaRights.services()) {
            KafkaRights.ofService(service).forEach(right -> script.append(command(right)));
        }
        script.append("\nfor team in \"$@\"; do\n");
        KafkaRights.ofTeam(TEAM)
                .forEach(right -> script.append("  " + command(right).replace(TEAM, "$team")));
        return script.append("done\n").toString();
    }

    private static String command(AclBinding right) {
        return "allow \"%s\" %s %s \"%s\" %s\n"
                .formatted(
                        user(right),
                        right.entry().operation(),
                        type(right),
                        right.pattern().name(),
                        pattern(right));
    }

    private static String topics() {
        var topics = new StringBuilder(
                "# Topics as the services would create them; replicas as your cluster has brokers.\n");
        for (var topic : Topic.values()) {
            topic.streams().forEach(name -> topics.append(topic(name, 8, "retention.ms: 604800000")));
            topic.compacted()
                    .forEach(
                            name -> topics.append(
                                    topic(
                                            name,
                                            8,
                                            "cleanup.policy: compact\n    min.compaction.lag.ms: 0\n    delete.retention.ms: 604800000")));
            topic.names()
                    .forEach(name -> topics.append(topic(
                            "fairlead.dlt." + name.substring("fairlead.".length()), 1, "retention.ms: 604800000")));
        }
        return topics.append(topic("fairlead.delegate.wakeups.v1", 1, "retention.ms: 600000"))
                .toString();
    }

    private static String topic(String name, int partitions, String configuration) {
        return """
                ---
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata:
                  name: %s
                  labels: {strimzi.io/cluster: kafka}
                spec:
                  partitions: %d
                  replicas: 3
                  config:
                    min.insync.replicas: 2
                    %s
                """.formatted(name, partitions, configuration);
    }

    private static String users() {
        var users =
                new StringBuilder("# The services, and one team as an example: copy it and give it the team's name.\n");
        KafkaRights.services().forEach(service -> users.append(user(service, KafkaRights.ofService(service))));
        return users.append(user(TEAM, KafkaRights.ofTeam(TEAM))).toString();
    }

    private static String user(String name, List<AclBinding> rights) {
        return """
                ---
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaUser
                metadata:
                  name: %s
                  labels: {strimzi.io/cluster: kafka}
                spec:
                  authentication: {type: scram-sha-512}
                  authorization:
                    type: simple
                    acls:
                %s
                """.formatted(name, rights.stream().map(KafkaAccessFiles::acl).collect(Collectors.joining("\n")));
    }

    private static String acl(AclBinding right) {
        var operation = right.entry().operation().name();
        var spoken = operation.charAt(0) + operation.substring(1).toLowerCase(Locale.ROOT);
        return "      - {resource: {type: %s, name: \"%s\", patternType: %s}, operations: [%s]}"
                .formatted(
                        type(right),
                        right.pattern().name(),
                        right.pattern().patternType() == PatternType.PREFIXED ? "prefix" : "literal",
                        spoken);
    }

    private static String user(AclBinding right) {
        return right.entry().principal().substring("User:".length());
    }

    private static String type(AclBinding right) {
        return right.pattern().resourceType() == ResourceType.TOPIC ? "topic" : "group";
    }

    private static String pattern(AclBinding right) {
        return right.pattern().patternType().name().toLowerCase(Locale.ROOT);
    }
}
