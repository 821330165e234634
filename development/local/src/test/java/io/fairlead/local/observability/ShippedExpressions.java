package io.fairlead.local.observability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Every expression that a dashboard or a rule asks Prometheus for. */
final class ShippedExpressions {

    private static final Pattern COMPARISON = Pattern.compile(" (?:==|!=|>|<|and|or) ");
    private static final Pattern METRIC = Pattern.compile("[a-z]{2,}[_:]|\\bup\\b");

    private ShippedExpressions() {}

    /**
     * @param from the dashboard and panel, or the rule
     * @param isAlert whether it finds nothing while all is well
     */
    record ShippedExpression(String from, boolean isAlert, String promQl) {

        /** As Grafana would send it with everything selected and a short range. */
        String resolved() {
            return promQl.replace("$__rate_interval", "30s")
                    .replace("$application", ".+")
                    .replace("$instance", ".+");
        }

        /** What must exist for the expression to be able to find something: of an alert, both sides of its comparisons. */
        List<String> operands() {
            return isAlert
                    ? Arrays.stream(COMPARISON.split(resolved()))
                            .map(String::strip)
                            .filter(operand -> METRIC.matcher(operand).find())
                            .toList()
                    : List.of(resolved());
        }
    }

    static List<ShippedExpression> list() {
        var expressions = new ArrayList<ShippedExpression>();
        for (var dashboard : ShippedFiles.dashboards()) {
            for (var panel : ShippedFiles.panels(dashboard)) {
                panel.path("targets")
                        .forEach(target -> expressions.add(new ShippedExpression(
                                dashboard.path("title").asString() + ": "
                                        + panel.path("title").asString(),
                                false,
                                target.path("expr").asString())));
            }
        }
        for (var rule : ShippedFiles.rules()) {
            var name = rule.containsKey("alert") ? rule.get("alert") : rule.get("record");
            expressions.add(new ShippedExpression(
                    String.valueOf(name), rule.containsKey("alert"), String.valueOf(rule.get("expr"))));
        }
        return expressions;
    }
}
