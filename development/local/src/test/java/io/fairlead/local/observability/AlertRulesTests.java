package io.fairlead.local.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every alert is tested from both sides, and leads to a page that says what to do. */
class AlertRulesTests {

    private static final List<String> HEADINGS = List.of("## Meaning", "## Impact", "## Diagnosis", "## Mitigation");

    @Test
    void promtoolAcceptsTheRules() {
        var answer = Promtool.require().run("check", "rules", ShippedFiles.RULES.toString());

        assertThat(answer.status()).as(answer.output()).isZero();
    }

    @Test
    void everyAlertFiresWhenItShouldAndStaysQuietWhenItIsClose() {
        var tests = ShippedFiles.maps(ShippedFiles.yaml(ShippedFiles.RULE_TESTS).get("tests"));
        assertThat(tests.stream().map(test -> test.get("name")))
                .containsExactlyInAnyOrderElementsOf(alerts().stream()
                        .flatMap(alert -> Stream.of(alert.get("alert") + " fires", alert.get("alert") + " stays quiet"))
                        .toList());

        var answer = Promtool.require().run("test", "rules", ShippedFiles.RULE_TESTS.toString());

        assertThat(answer.status()).as(answer.output()).isZero();
    }

    @Test
    void everyAlertSaysWhatIsWrongHowBadItIsAndWhereItIsExplained() {
        assertThat(alerts()).hasSizeGreaterThan(20).allSatisfy(alert -> {
            var annotations = ShippedFiles.map(alert.get("annotations"));
            assertThat(String.valueOf(annotations.get("summary"))).isNotBlank();
            assertThat(ShippedFiles.map(alert.get("labels")).get("severity")).isIn("critical", "warning", "info");
            var page =
                    String.valueOf(annotations.get("runbook_url")).replace("{{ $externalLabels.docs }}/runbooks/", "");
            assertThat(ShippedFiles.RUNBOOKS.resolve(page)).exists();
            assertThat(ShippedFiles.text(ShippedFiles.RUNBOOKS.resolve(page)))
                    .contains(String.valueOf(alert.get("alert")));
        });
    }

    @Test
    void everyRunbookHasTheSameFourParts() throws IOException {
        try (var pages = Files.list(ShippedFiles.RUNBOOKS)) {
            assertThat(pages.filter(page -> !page.endsWith("README.md")))
                    .isNotEmpty()
                    .allSatisfy(page -> {
                        var headings = ShippedFiles.text(page)
                                .lines()
                                .filter(line -> line.startsWith("## "))
                                .toList();
                        assertThat(headings).isEqualTo(HEADINGS);
                    });
        }
    }

    private static List<Map<String, Object>> alerts() {
        return ShippedFiles.rules().stream()
                .filter(rule -> rule.containsKey("alert"))
                .toList();
    }
}
