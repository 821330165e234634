package io.fairlead.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

@ExtendWith(OutputCaptureExtension.class)
class AcceptFormerNamesTests {

    private final StandardEnvironment environment = new StandardEnvironment();

    private StandardEnvironment accept(Map<String, Object> variables) {
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigurationPropertySources.attach(environment);
        new AcceptFormerNames(Supplier::get).postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    private void addFirst(Map<String, Object> properties) {
        environment.getPropertySources().addFirst(new MapPropertySource("given", properties));
    }

    @Test
    void takesVariablesByTheirFormerNames() {
        var accepted = accept(Map.of(
                "FAIRLEAD_ISSUER", "https://issuer.example",
                "FAIRLEAD_SECRET_SERVICE", "https://secret.example",
                "FAIRLEAD_TASK_PATIENCE", "30s",
                "FAIRLEAD_RUN_KEEPATLEAST", "7"));

        assertThat(accepted.getProperty("fairlead.access.issuer")).isEqualTo("https://issuer.example");
        assertThat(accepted.getProperty("fairlead.services.secret.url")).isEqualTo("https://secret.example");
        assertThat(accepted.getProperty("fairlead.delegate.task.wait-for-delegate"))
                .isEqualTo("30s");
        assertThat(accepted.getProperty("fairlead.test.run.min-retained")).isEqualTo("7");
    }

    @Test
    void warnsOnceWithBothNames(CapturedOutput output) {
        accept(Map.of("FAIRLEAD_TASK_PATIENCE", "30s"));

        assertThat(output)
                .containsOnlyOnce("fairlead.task.patience")
                .contains("FAIRLEAD_TASK_PATIENCE", "fairlead.delegate.task.wait-for-delegate");
    }

    @Test
    void takesListsAndWhateverIsBelow() {
        addFirst(Map.of(
                "fairlead.access.open[0]", "/one/**",
                "fairlead.access.open[1]", "/two/**",
                "fairlead.client.services.mine.audience", "secret-service"));

        var accepted = accept(Map.of());

        assertThat(Binder.get(accepted)
                        .bind("fairlead.access.public-paths", Bindable.listOf(String.class))
                        .get())
                .isEqualTo(List.of("/one/**", "/two/**"));
        assertThat(accepted.getProperty("fairlead.identity.client.services.mine.audience"))
                .isEqualTo("secret-service");
    }

    @Test
    void refusesDifferentValuesWithoutRepeatingThem() {
        addFirst(Map.of("fairlead.access.client-secret", "one-secret"));

        assertThatThrownBy(() -> accept(Map.of("FAIRLEAD_CLIENT_SECRET", "another-secret")))
                .isInstanceOf(ContradictorySettings.class)
                .hasMessageContaining("fairlead.client-secret")
                .hasMessageContaining("fairlead.access.client-secret")
                .hasMessageNotContainingAny("one-secret", "another-secret");
    }

    @Test
    void takesTheSameValueUnderBothNames() {
        addFirst(Map.of("fairlead.access.client-secret", "the-secret"));

        assertThat(accept(Map.of("FAIRLEAD_CLIENT_SECRET", "the-secret")).getProperty("fairlead.access.client-secret"))
                .isEqualTo("the-secret");
    }

    @Test
    void prefersTheFormerNameToWhatTheProgramBringsAlong() {
        var packaged = OriginTrackedValue.of(
                "http://127.0.0.1:8082", new TextResourceOrigin(new ClassPathResource("application.yml"), null));
        environment
                .getPropertySources()
                .addLast(new OriginTrackedMapPropertySource(
                        "packaged", Map.of("fairlead.services.secret.url", packaged)));

        assertThat(accept(Map.of("FAIRLEAD_SECRET_SERVICE", "https://secret.example"))
                        .getProperty("fairlead.services.secret.url"))
                .isEqualTo("https://secret.example");
    }

    @Test
    void leavesPresentNamesAlone(CapturedOutput output) {
        var accepted = accept(Map.of("FAIRLEAD_DELEGATE_TASK_WAIT_FOR_DELEGATE", "30s"));

        assertThat(accepted.getProperty("fairlead.delegate.task.wait-for-delegate"))
                .isEqualTo("30s");
        assertThat(output).doesNotContain("is called");
    }
}
