package io.fairlead.local.postgres;

import io.fairlead.local.jvm.UnpackedApp;
import io.fairlead.local.postgres.ServiceDatabases.ServiceDatabase;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

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
        try (var jars = new ScriptLoader(urls(app))) {
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

    /** Sees the scripts of the service alone, whatever is on the class path here. */
    private static final class ScriptLoader extends URLClassLoader {

        ScriptLoader(URL[] jars) {
            super(jars, ServiceMigrations.class.getClassLoader());
        }

        @Override
        public @Nullable URL getResource(String name) {
            return findResource(name);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return findResources(name);
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
