package io.fairlead.runtime.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a program listens, keeps its files and writes its log.
 *
 * @param port where the API listens; 0 for any that is free
 * @param managementPort where health and metrics are asked for; 0 for any that is free
 * @param bind the address at which both ports are reached
 * @param home a directory that only its owner may read; holds keys and first credentials
 * @param instance names this instance among those of the same program, and stays the same across restarts: it keeps its
 *     Kafka partitions; empty where instances come and go
 * @param kafka brokers as host:port, separated by commas
 * @param logLevel TRACE, DEBUG, INFO, WARN or ERROR
 * @param logFormat empty for lines for people; ecs, gelf or logstash for JSON
 */
@ConfigurationProperties("fairlead")
record ProgramProperties(
        @Nullable @Allowed(min = "0", max = "65535") Integer port,
        @Nullable @Allowed(min = "0", max = "65535") Integer managementPort,
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue(".fairlead") Path home,
        @DefaultValue("") String instance,
        @DefaultValue("127.0.0.1:9092") String kafka,
        @DefaultValue("INFO") String logLevel,
        @DefaultValue("") String logFormat) {}
