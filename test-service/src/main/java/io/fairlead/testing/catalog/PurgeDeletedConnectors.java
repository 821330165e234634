package io.fairlead.testing.catalog;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drops what is left of deleted connectors once no event from their lifetime can come any more. */
@Component
class PurgeDeletedConnectors {

    private final JdbcClient jdbc;

    PurgeDeletedConnectors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelayString = "#{@catalogProperties.purgeInterval()}", initialDelayString = "PT1M")
    void sweep() {
        jdbc.sql("delete from connector where definition is null and heard_at < now() - interval '90 days'")
                .update();
    }
}
