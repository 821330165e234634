package io.fairlead.local.chart;

import static io.fairlead.local.chart.RenderedChart.list;
import static io.fairlead.local.chart.RenderedChart.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Helm makes of the chart for installations of several kinds. */
class HelmChartTests {

    private static final Path SETTINGS = Path.of("../../docs/settings.md");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private RenderedChart chart;

    @BeforeEach
    void copyChart() {
        chart = RenderedChart.copyTo(directory);
    }

    static List<Path> valuesFiles() {
        return RenderedChart.valuesFiles();
    }

    @Test
    void thereAreValuesForFiveKindsOfInstallations() {
        assertThat(valuesFiles()).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void lintFindsNothingWrong(Path values) {
        assertThat(chart.lint(values)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void everyPodMeetsTheRestrictedStandard(Path values) {
        var pods = pods(chart.render(values));

        assertThat(pods).hasSizeGreaterThanOrEqualTo(11).allSatisfy(pod -> {
            var security = map(pod.get("securityContext"));
            assertThat(security).containsEntry("runAsNonRoot", true);
            assertThat(map(security.get("seccompProfile"))).containsEntry("type", "RuntimeDefault");
            assertThat(pod).containsEntry("automountServiceAccountToken", false);
            assertThat(containers(pod)).isNotEmpty().allSatisfy(container -> {
                var rights = map(container.get("securityContext"));
                assertThat(rights)
                        .containsEntry("allowPrivilegeEscalation", false)
                        .containsEntry("readOnlyRootFilesystem", true);
                assertThat(map(rights.get("capabilities"))).containsEntry("drop", List.of("ALL"));
                assertThat(map(container.get("resources"))).containsKeys("requests", "limits");
            });
        });
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void everySettingExistsAndNoSecretStandsInTheChart(Path values) throws IOException {
        var settings = Files.readString(SETTINGS);

        for (var pod : pods(chart.render(values))) {
            for (var variable : containers(pod).stream()
                    .flatMap(container -> list(container.get("env")).stream())
                    .toList()) {
                var name = String.valueOf(variable.get("name"));
                if (!name.startsWith("FAIRLEAD_AGENT_")) {
                    assertThat(settings).contains("`" + name + "`");
                }
                if (name.matches(".*(PASSWORD|SECRET|TOKEN)")) {
                    assertThat(variable).as(name).containsKey("valueFrom").doesNotContainKey("value");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void theMigrationAloneKnowsTheOwnerOfTheTables(Path values) {
        for (var object : chart.render(values)) {
            var isMigration = "Job".equals(object.get("kind"));
            for (var pod : pods(List.of(object))) {
                var names = containers(pod).stream()
                        .flatMap(container -> list(container.get("env")).stream())
                        .map(variable -> variable.get("name"))
                        .toList();
                assertThat(names.contains("FAIRLEAD_DB_OWNER_PASSWORD")).isEqualTo(isMigration);
            }
        }
    }

    @Test
    void runsSeveralInstancesThatAreNotTakenAwayTogether() {
        var objects = chart.render(values("large"));

        assertThat(named(objects, "Deployment", "fairlead-test-service").get("replicas"))
                .isEqualTo(5);
        assertThat(named(objects, "Deployment", "fairlead-identity").get("replicas"))
                .isEqualTo(3);
        assertThat(named(objects, "PodDisruptionBudget", "fairlead-test-service")
                        .get("maxUnavailable"))
                .isEqualTo(1);
        assertThat(named(objects, "StatefulSet", "fairlead-delegate-agent").get("replicas"))
                .isEqualTo(1);
        assertThat(objects.stream().filter(object -> "Job".equals(object.get("kind"))))
                .hasSize(5);
        assertThat(objects.stream().filter(object -> "NetworkPolicy".equals(object.get("kind"))))
                .hasSize(6);
    }

    @Test
    void bringsTheDashboardsAndRulesToWhoeverMonitors() {
        var objects = chart.render(values("monitored"));

        assertThat(objects.stream().filter(object -> "ConfigMap".equals(object.get("kind"))))
                .hasSize(5);
        assertThat(list(named(objects, "PrometheusRule", "fairlead").get("groups")))
                .hasSize(2);
        assertThat(list(named(objects, "ServiceMonitor", "fairlead").get("endpoints")))
                .singleElement()
                .satisfies(endpoint -> assertThat(endpoint).containsEntry("path", "/actuator/prometheus"));
    }

    @Test
    void refusesAKeyThatItDoesNotKnow() throws IOException {
        var values = directory.resolve("typo.yaml");
        Files.writeString(values, Files.readString(values("minimal")) + "replica: 3\n");

        assertThatThrownBy(() -> chart.render(values)).hasMessageContaining("replica");
    }

    @Test
    void refusesToInstallWithoutADatabase() throws IOException {
        var values = directory.resolve("nothing.yaml");
        Files.writeString(values, "replicas: 1\n");

        assertThatThrownBy(() -> chart.render(values)).hasMessageContaining("/postgresql/host");
    }

    private static Path values(String name) {
        return valuesFiles().stream()
                .filter(file -> file.endsWith(name + ".yaml"))
                .findFirst()
                .orElseThrow();
    }

    /** The specification of one object. */
    private static Map<String, Object> named(List<Map<String, Object>> objects, String kind, String name) {
        return objects.stream()
                .filter(object -> kind.equals(object.get("kind"))
                        && name.equals(map(object.get("metadata")).get("name")))
                .map(object -> map(object.get("spec")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s %s".formatted(kind, name)));
    }

    private static List<Map<String, Object>> pods(List<Map<String, Object>> objects) {
        return objects.stream()
                .filter(object -> List.of("Deployment", "StatefulSet", "Job").contains(object.get("kind")))
                .map(object -> map(map(map(object.get("spec")).get("template")).get("spec")))
                .toList();
    }

    private static List<Map<String, Object>> containers(Map<String, Object> pod) {
        return Stream.concat(list(pod.get("initContainers")).stream(), list(pod.get("containers")).stream())
                .toList();
    }
}
