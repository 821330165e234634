package io.fairlead.events.topic;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Names the topics, and sees to it that they are there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicProperties.class)
public class TopicConfiguration {

    @Bean
    TopicNaming topicNaming(TopicProperties properties) {
        return new TopicNaming(properties.prefix());
    }

    @Bean
    TopicEnds topicEnds(KafkaAdmin admin) {
        return new TopicEnds(admin.getConfigurationProperties());
    }

    @Bean
    TopicCreation topicCreation(
            KafkaAdmin admin, TopicNaming naming, TopicProperties properties, ObjectProvider<RelayTopic> relays) {
        var topics = new WantedTopics(naming, properties, relays.stream().toList());
        return new TopicCreation(admin.getConfigurationProperties(), topics, properties);
    }
}
