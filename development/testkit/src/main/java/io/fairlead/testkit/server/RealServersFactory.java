package io.fairlead.testkit.server;

import io.fairlead.testkit.access.TestIssuer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Turns {@link RealPostgres} and {@link RealKafka} into properties, and names the issuer of tests; once for each cached context. */
final class RealServersFactory implements ContextCustomizerFactory {

    RealServersFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        var servers = new RealServers(
                TestContextAnnotationUtils.hasAnnotation(testClass, RealPostgres.class),
                TestContextAnnotationUtils.hasAnnotation(testClass, RealKafka.class));
        return servers.postgres() || servers.kafka() ? servers : null;
    }

    /** Equal for equal wishes, so that contexts are cached. */
    private record RealServers(boolean postgres, boolean kafka) implements ContextCustomizer {

        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, MergedContextConfiguration mergedConfiguration) {
            Map<String, Object> properties = new HashMap<>();
            if (postgres) {
                var database = Postgres.freshDatabase();
                properties.put("spring.datasource.url", database.url());
                properties.put("spring.datasource.username", database.user());
                properties.put("spring.datasource.password", database.password());
                properties.put("spring.flyway.user", database.owner().user());
                properties.put("spring.flyway.password", database.owner().password());
                properties.put("testbed.superuser", database.superuser().user());
                properties.put(
                        "testbed.superuser-password", database.superuser().password());
                // Slices such as @DataJdbcTest would look for an in-memory database instead.
                properties.put("spring.test.database.replace", "NONE");
            }
            properties.put("fairlead.access.issuer", TestIssuer.shared().url());
            if (kafka) {
                properties.put("spring.kafka.bootstrap-servers", Kafka.bootstrap());
                properties.put("fairlead.kafka", Kafka.bootstrap());
            }
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("testbed", properties));
        }
    }
}
