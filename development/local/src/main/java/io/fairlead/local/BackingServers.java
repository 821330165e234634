package io.fairlead.local;

import io.fairlead.local.kafka.EmbeddedKafka;
import io.fairlead.local.postgres.Credentials;
import io.fairlead.local.postgres.EmbeddedPostgres;
import io.fairlead.local.postgres.ServiceDatabases;
import java.util.Optional;

/** PostgreSQL and Kafka: ours, or servers that run already; and what programs prove themselves with. */
record BackingServers(
        Optional<EmbeddedPostgres> ownPostgres,
        Optional<EmbeddedKafka> ownKafka,
        ServiceDatabases databases,
        String kafkaAddress,
        Credentials credentials) {

    static BackingServers of(Settings settings, Credentials credentials) {
        var ports = settings.ports();
        var postgres = settings.postgres().isPresent()
                ? Optional.<EmbeddedPostgres>empty()
                : Optional.of(new EmbeddedPostgres(settings.home(), ports.numberOf(Port.POSTGRES), credentials));
        var kafka = settings.kafka().isPresent()
                ? Optional.<EmbeddedKafka>empty()
                : Optional.of(new EmbeddedKafka(
                        settings.home(), ports.numberOf(Port.KAFKA), ports.numberOf(Port.KAFKA_CONTROLLER)));
        var databases = settings.postgres()
                .map(other ->
                        new ServiceDatabases(other.host(), other.port(), other.user(), other.password(), credentials))
                .or(() -> postgres.map(EmbeddedPostgres::databases))
                .orElseThrow();
        var address =
                settings.kafka().or(() -> kafka.map(EmbeddedKafka::bootstrap)).orElseThrow();
        return new BackingServers(postgres, kafka, databases, address, credentials);
    }
}
