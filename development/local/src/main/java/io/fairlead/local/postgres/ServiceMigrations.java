package io.fairlead.local.postgres;

import io.fairlead.local.jvm.UnpackedApp;
import io.fairlead.local.postgres.ServiceDatabases.ServiceDatabase;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables of a service up to date as their owner, with the scripts in its jars. Here and not in a process for each
 * service, as {@code migrate} would be: five more starts would cost seconds, and this process knows all passwords anyway.
 */
public final class ServiceMigrations {

    private static final String[] LOCATIONS = {
        "classpath:db/migration", "classpath:db/outbox", "classpath:db/audit", "classpath:db/limits"
    };

    private ServiceMigrations() {}

    public static void migrate(ServiceDatabase database, UnpackedApp app) throws IOException {
        try (var jars = new URLClassLoader(urls(app), ServiceMigrations.class.getClassLoader())) {
            Flyway.configure(jars)
                    .dataSource(database.url(), database.owner(), database.ownerPassword())
                    .locations(LOCATIONS)
                    .placeholders(Map.of("runtime", database.user()))
                    .outOfOrder(true)
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new IOException("migrate %s: %s".formatted(database.url(), failure.getMessage()), failure);
        }
    }

    private static URL[] urls(UnpackedApp app) throws MalformedURLException {
        var urls = new ArrayList<URL>();
        urls.add(app.classes().toUri().toURL());
        for (var library : app.libraries()) {
            urls.add(library.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
