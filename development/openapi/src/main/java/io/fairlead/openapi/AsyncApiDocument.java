package io.fairlead.openapi;

import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Describes the public topics in AsyncAPI 3.1: what Fairlead sends there. */
final class AsyncApiDocument {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SourceComments comments;
    private final EventSchema schemas;
    private final ObjectNode root = JSON.createObjectNode();

    AsyncApiDocument(SourceComments comments) {
        this.comments = comments;
        this.schemas = new EventSchema(comments, "#/components/schemas/");
    }

    ObjectNode write() {
        root.put("asyncapi", "3.1.0");
        about(root.putObject("info"));
        root.put("defaultContentType", "application/json");
        servers(root.putObject("servers"));
        var channels = root.putObject("channels");
        var operations = root.putObject("operations");
        channelsWithEvents().forEach((address, events) -> {
            channel(channels.putObject(id(address)), address, events);
            operation(operations.putObject("publish" + title(address)), address, events);
        });
        components(root.putObject("components"));
        return root;
    }

    private static Map<String, List<PublicEvent>> channelsWithEvents() {
        var channels = new TreeMap<String, List<PublicEvent>>();
        for (var event : PublicEvent.all()) {
            var topics = new ArrayList<>(event.streams());
            topics.addAll(event.compacted());
            topics.forEach(topic ->
                    channels.computeIfAbsent(topic, _ -> new ArrayList<>()).add(event));
        }
        return channels;
    }

    private static void about(ObjectNode info) {
        info.put("title", "Fairlead events");
        info.put("version", "1.0.0");
        info.put(
                "description",
                "CloudEvents 1.0 in Kafka's binary mode: headers `ce_*`, and the data as JSON. Within `v1`"
                        + " fields, values of enumerations and kinds of events are added, and none is removed or changed."
                        + " Topics begin with `fairlead.`, unless the setting `fairlead.events.topics.prefix` says otherwise.");
        info.putObject("contact").put("name", "Fairlead").put("url", "https://fairlead.example.com");
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        info.putArray("tags")
                .addObject()
                .put("name", "events")
                .put("description", "Facts about connectors, secrets and tests");
    }

    private static void servers(ObjectNode servers) {
        var teams = servers.putObject("teams");
        teams.put("host", "kafka.example.com:9094");
        teams.put("protocol", "kafka-secure");
        teams.put(
                "description",
                "The listener for other teams. A team reads public topics, in groups that begin with its own name.");
        teams.putArray("security").addObject().put("$ref", "#/components/securitySchemes/scram");
    }

    private static void channel(ObjectNode channel, String address, List<PublicEvent> events) {
        channel.put("address", address);
        channel.put("title", title(address));
        channel.put(
                "description",
                isCompacted(address)
                        ? "Compacted: the last event of each key. A record without a value is a tombstone; its key and headers are those of the event that ended the aggregate."
                        : "All public events, kept for a while.");
        channel.putArray("servers").addObject().put("$ref", "#/servers/teams");
        var messages = channel.putObject("messages");
        for (var event : events) {
            var name = isCompacted(address) && event.ends() ? "Tombstone" : event.name();
            messages.putObject(name).put("$ref", "#/components/messages/" + name);
        }
        var kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", address);
        kafka.put("partitions", 8);
        kafka.putObject("topicConfiguration")
                .putArray("cleanup.policy")
                .add(isCompacted(address) ? "compact" : "delete");
        kafka.put("bindingVersion", "0.5.0");
    }

    private static void operation(ObjectNode operation, String address, List<PublicEvent> events) {
        operation.put("action", "send");
        operation.put("title", "Publish to " + address);
        operation.put("summary", "Fairlead publishes to `" + address + "`");
        operation.putObject("channel").put("$ref", "#/channels/" + id(address));
        var messages = operation.putArray("messages");
        for (var event : events) {
            var name = isCompacted(address) && event.ends() ? "Tombstone" : event.name();
            messages.addObject().put("$ref", "#/channels/%s/messages/%s".formatted(id(address), name));
        }
        operation.putObject("bindings").putObject("kafka").put("bindingVersion", "0.5.0");
    }

    private void components(ObjectNode components) {
        var messages = components.putObject("messages");
        PublicEvent.all().forEach(event -> message(messages.putObject(event.name()), event));
        var tombstone = messages.putObject("Tombstone");
        tombstone.put("name", "Tombstone");
        tombstone.put("title", "The aggregate is gone");
        tombstone.put(
                "summary", "No value; `ce_type` and `ce_sequence` are those of the event that ended the aggregate");
        tombstone.putObject("headers").put("$ref", "#/components/schemas/CloudEventHeaders");
        tombstone.putObject("payload").put("type", "null");
        tombstone.putArray("examples").addObject().put("name", "tombstone").putNull("payload");
        var definitions = components.putObject("schemas");
        definitions.set("CloudEventHeaders", headers());
        schemas.definitions().forEach(definitions::set);
        var scram = components.putObject("securitySchemes").putObject("scram");
        scram.put("type", "scramSha512");
        scram.put("description", "A user that the operator of the broker gives to the team");
    }

    private void message(ObjectNode message, PublicEvent event) {
        message.put("name", event.type());
        message.put("title", event.name());
        message.put("summary", comments.of(event.record()).summary());
        message.put("description", comments.of(event.record()).text());
        message.put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/CloudEventHeaders");
        message.set("payload", schemas.object(event.record()));
        var key = message.putObject("bindings").putObject("kafka");
        key.putObject("key").put("type", "string").put("format", "uuid").put("description", event.key());
        key.put("bindingVersion", "0.5.0");
        message.putArray("examples")
                .addObject()
                .put("name", event.name())
                .set("payload", JSON.readTree(event.example()));
    }

    private static ObjectNode headers() {
        var headers = JSON.createObjectNode().put("type", "object");
        var properties = headers.putObject("properties");
        header(properties, "ce_specversion", "always 1.0");
        header(properties, "ce_id", "of the event; the same when it comes again");
        header(properties, "ce_type", "which event it is");
        header(
                properties,
                "ce_source",
                "the service that published it, behind the authority of this Fairlead if it has one");
        header(properties, "ce_subject", "what it is about; also the record's key");
        header(properties, "ce_time", "when it happened, RFC 3339");
        header(properties, "ce_dataschema", "the schema of the data");
        header(properties, "ce_sequence", "a decimal number that rises with each event of the subject, with gaps");
        header(
                properties,
                "ce_authtype",
                "whose request it began with: user, service_account, system, unauthenticated");
        header(properties, "ce_authid", "their name or id");
        header(
                properties,
                "ce_correlationid",
                "the trace that the request began; also in logs and in problem documents");
        header(properties, "traceparent", "W3C trace context");
        header(properties, "content-type", "application/json; absent on a tombstone");
        headers.putArray("required")
                .add("ce_id")
                .add("ce_type")
                .add("ce_source")
                .add("ce_subject")
                .add("ce_sequence");
        return headers;
    }

    private static void header(ObjectNode properties, String name, String meaning) {
        properties.putObject(name).put("type", "string").put("description", meaning);
    }

    private static boolean isCompacted(String address) {
        return List.of(Topic.values()).stream()
                .anyMatch(topic -> topic.compacted().contains(address));
    }

    private static String id(String address) {
        var title = title(address);
        return Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }

    /** {@code ConnectorEvents}. */
    private static String title(String address) {
        var title = new StringBuilder();
        for (var part :
                address.substring(TopicNames.PUBLIC.length()).replace(".v1", "").split("\\.", -1)) {
            title.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return title.toString();
    }
}
