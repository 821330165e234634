package io.fairlead.local;

import io.fairlead.local.kafka.EmbeddedKafka;
import io.fairlead.local.postgres.Credentials;
import io.fairlead.local.postgres.Databases;
import io.fairlead.local.postgres.EmbeddedPostgres;
import java.util.Optional;

/** PostgreSQL and Kafka: ours, or servers that run already; and what programs prove themselves with. */
record Servers(
        Optional<EmbeddedPostgres> ownPostgres,
        Optional<EmbeddedKafka> ownKafka,
        Databases databases,
        String kafkaAddress,
        Credentials credentials) {

    static Servers of(Settings settings, Credentials credentials) {
        var ports = settings.ports();
        var postgres = settings.postgres().isPresent()
                ? Optional.<EmbeddedPostgres>empty()
                : Optional.of(new EmbeddedPostgres(settings.home(), ports.of(Port.POSTGRES), credentials));
        var kafka = settings.kafka().isPresent()
                ? Optional.<EmbeddedKafka>empty()
                : Optional.of(
                        new EmbeddedKafka(settings.home(), ports.of(Port.KAFKA), ports.of(Port.KAFKA_CONTROLLER)));
        var databases = settings.postgres()
                .map(other -> new Databases(other.host(), other.port(), other.user(), other.password(), credentials))
                .or(() -> postgres.map(EmbeddedPostgres::databases))
                .orElseThrow();
        var address =
                settings.kafka().or(() -> kafka.map(EmbeddedKafka::bootstrap)).orElseThrow();
        return new Servers(postgres, kafka, databases, address, credentials);
    }
}
