package io.fairlead.local.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a dashboard needs to tell the truth, and to be found again after an upgrade. */
class DashboardTests {

    /** Read from a database or from Kafka: the same in every instance, so a sum would multiply it. */
    private static final List<String> SAME_IN_EVERY_INSTANCE = List.of(
            "fairlead_connectors",
            "fairlead_delegates",
            "fairlead_secrets_ending",
            "fairlead_outbox_events",
            "fairlead_outbox_oldest_seconds",
            "fairlead_intake_lag_seconds",
            "fairlead_intake_lag_events",
            "fairlead_tasks_queued",
            "fairlead_tasks_queue_age_seconds",
            "fairlead_audit_unlinked",
            "fairlead_audit_unlinked_oldest_seconds",
            "fairlead_audit_head",
            "fairlead_data_keys",
            "fairlead_master_key_age_seconds",
            "fairlead_connectors_pending_oldest_seconds");

    private static final Pattern RANGE = Pattern.compile("\\[([^]]+)]");
    private static final Pattern COUNTER =
            Pattern.compile("\\b(?!system_cpu_count)\\w+_(?:total|bucket|count|sum)(?=[{\\[])");

    @Test
    void thereAreFiveThatKeepTheirAddressAndLeadToEachOther() {
        assertThat(ShippedFiles.dashboardFiles()).hasSize(5).allSatisfy(file -> {
            var dashboard =
                    ShippedFiles.dashboards().get(ShippedFiles.dashboardFiles().indexOf(file));
            assertThat(file.getFileName()).hasToString(dashboard.path("uid").asString() + ".json");
            assertThat(dashboard.path("uid").asString()).startsWith("fairlead-").hasSizeLessThanOrEqualTo(40);
            assertThat(dashboard.path("title").asString()).startsWith("Fairlead / ");
            assertThat(dashboard.path("description").asString()).isNotBlank();
            assertThat(dashboard.path("links").path(0).path("tags").toString()).isEqualTo("[\"fairlead\"]");
            assertThat(dashboard.path("tags").toString()).isEqualTo("[\"fairlead\"]");
            assertThat(dashboard.has("id")).isFalse();
        });
    }

    @Test
    void eachAsksForTheDataSourceTheApplicationAndTheInstance() {
        for (var dashboard : ShippedFiles.dashboards()) {
            assertThat(dashboard
                            .path("templating")
                            .path("list")
                            .valueStream()
                            .map(variable -> variable.path("name").asString()))
                    .as(dashboard.path("title").asString())
                    .containsExactly("datasource", "application", "instance");
        }
    }

    @Test
    void eachBeginsWithOneRowOfFiguresAndNoPanelCoversAnother() {
        for (var dashboard : ShippedFiles.dashboards()) {
            var panels = ShippedFiles.panels(dashboard);
            var figures = panels.stream()
                    .filter(panel -> panel.path("type").asString().equals("stat"))
                    .toList();
            assertThat(figures)
                    .hasSizeBetween(3, 6)
                    .allSatisfy(figure ->
                            assertThat(figure.path("gridPos").path("y").asInt()).isZero());
            var taken = new HashSet<String>();
            for (var panel : panels) {
                assertThat(cells(panel)).as(nameOf(dashboard, panel)).allMatch(taken::add);
            }
            assertThat(panels.stream().map(panel -> panel.path("id").asInt()).collect(Collectors.toSet()))
                    .hasSameSizeAs(panels);
        }
    }

    @Test
    void everyPanelSaysWhatItShowsInWhichUnitAndAsksForSomething() {
        for (var dashboard : ShippedFiles.dashboards()) {
            for (var panel : ShippedFiles.panels(dashboard)) {
                assertThat(panel.path("title").asString())
                        .as(nameOf(dashboard, panel))
                        .isNotBlank();
                assertThat(panel.path("description").asString())
                        .as(nameOf(dashboard, panel))
                        .isNotBlank();
                assertThat(panel.path("fieldConfig")
                                .path("defaults")
                                .path("unit")
                                .asString())
                        .as(nameOf(dashboard, panel))
                        .isNotBlank();
                assertThat(panel.path("datasource").path("uid").asString()).isEqualTo("${datasource}");
                assertThat(panel.path("targets").valueStream())
                        .as(nameOf(dashboard, panel))
                        .isNotEmpty()
                        .allSatisfy(target ->
                                assertThat(target.path("expr").asString()).isNotBlank());
            }
        }
    }

    @Test
    void aGraphTakesRatesOverWhatGrafanaKnowsToBeLongEnough() {
        for (var dashboard : ShippedFiles.dashboards()) {
            for (var panel : ShippedFiles.panels(dashboard)) {
                if (panel.path("type").asString().equals("timeseries")) {
                    for (var target : panel.path("targets")) {
                        assertThat(RANGE.matcher(target.path("expr").asString()).results())
                                .as(nameOf(dashboard, panel))
                                .allSatisfy(range -> assertThat(range.group(1)).isEqualTo("$__rate_interval"));
                    }
                }
            }
        }
    }

    @Test
    void noCounterIsShownWithoutARate() {
        for (var expression : ShippedExpressions.list()) {
            COUNTER.matcher(expression.promQl())
                    .results()
                    .forEach(counter -> assertThat(expression.promQl().substring(0, counter.start()))
                            .as("%s: %s", expression.from(), counter.group())
                            .matches("(?s).*(rate|increase)\\($"));
        }
    }

    @Test
    void whatIsTheSameInEveryInstanceIsNeverSummedOverThem() {
        for (var expression : ShippedExpressions.list()) {
            for (var gauge : SAME_IN_EVERY_INSTANCE) {
                Pattern.compile("\\b" + gauge + "\\b(?!_)")
                        .matcher(expression.promQl())
                        .results()
                        .forEach(use -> assertThat(expression.promQl().substring(0, use.start()))
                                .as("%s: %s", expression.from(), gauge)
                                .matches("(?s).*\\bmax( by \\([^)]*\\))? ?\\($"));
            }
        }
    }

    private static String nameOf(JsonNode dashboard, JsonNode panel) {
        return dashboard.path("title").asString() + ": " + panel.path("title").asString();
    }

    private static List<String> cells(JsonNode panel) {
        var grid = panel.path("gridPos");
        var cells = new ArrayList<String>();
        for (var x = 0; x < grid.path("w").asInt(); x++) {
            for (var y = 0; y < grid.path("h").asInt(); y++) {
                cells.add((grid.path("x").asInt() + x) + "," + (grid.path("y").asInt() + y));
            }
        }
        return cells;
    }
}
