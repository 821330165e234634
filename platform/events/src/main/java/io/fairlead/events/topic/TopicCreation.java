package io.fairlead.events.topic;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Creates topics that are missing, before anything is published or consumed, and refuses those that would lose the order. */
public class TopicCreation implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> connection;
    private final WantedTopics wanted;
    private final TopicProperties properties;

    TopicCreation(Map<String, Object> connection, WantedTopics wanted, TopicProperties properties) {
        this.connection = connection;
        this.wanted = wanted;
        this.properties = properties;
    }

    /** A broker that is away is no reason not to start: events are stored meanwhile, and what is missing is created later. */
    @Override
    public void afterSingletonsInstantiated() {
        attempt(true);
    }

    /** Creates what is missing by now. */
    public void repair() {
        attempt(false);
    }

    private void attempt(boolean checked) {
        try (var admin = Admin.create(connection)) {
            var present = names(admin);
            if (checked) {
                check(admin, present);
            }
            createMissing(admin, present);
        } catch (ExecutionException | KafkaException failure) {
            log.warn("look for the topics: {}", failure.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<String> names(Admin admin) throws ExecutionException, InterruptedException {
        return admin.listTopics(new ListTopicsOptions().timeoutMs(TIMEOUT_MILLIS))
                .names()
                .get();
    }

    private void check(Admin admin, Set<String> present) throws ExecutionException, InterruptedException {
        var names = wanted.ofEvents().stream()
                .map(NewTopic::name)
                .filter(present::contains)
                .toList();
        for (var topic : admin.describeTopics(names).allTopicNames().get().values()) {
            if (topic.partitions().size() != properties.partitions()) {
                throw PartitionsDiffer.of(topic.name(), topic.partitions().size(), properties.partitions());
            }
        }
    }

    private void createMissing(Admin admin, Set<String> present) throws InterruptedException {
        var missing = wanted.all().stream()
                .filter(topic -> !present.contains(topic.name()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        if (!properties.create()) {
            log.error("topics are missing, and fairlead.events.topics.create is false: {}", namesOf(missing));
            return;
        }
        for (var created : admin.createTopics(missing).values().entrySet()) {
            try {
                created.getValue().get();
            } catch (ExecutionException failure) {
                // Another service was faster.
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    log.error("create topic {}: {}", created.getKey(), failure.getMessage());
                }
            }
        }
    }

    private static String namesOf(Collection<NewTopic> topics) {
        return topics.stream().map(NewTopic::name).sorted().collect(Collectors.joining(", "));
    }
}
