package io.fairlead.local.story;

import io.fairlead.local.LocalCluster;
import io.fairlead.local.LocalService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;

/**
 * What the four services have spent since they started.
 *
 * @param deliveries events that a listener decoded and handled
 * @param dropped events that a listener got and has no method for
 * @param commits of offsets
 * @param transactions of the services' databases that were committed
 */
record TestCosts(double deliveries, double dropped, double commits, long transactions) {

    private static final List<LocalService> SERVICES =
            List.of(LocalService.CONNECTOR, LocalService.SECRET, LocalService.DELEGATE, LocalService.TEST);

    static TestCosts soFar(LocalCluster cluster) {
        var costs = new TestCosts(0, 0, 0, 0);
        for (var service : SERVICES) {
            var metrics = metrics(cluster, service);
            costs = new TestCosts(
                    costs.deliveries() + sum(metrics, "spring_kafka_listener_seconds_count"),
                    costs.dropped() + sum(metrics, "fairlead_intake_unhandled_total"),
                    costs.commits() + sum(metrics, "kafka_consumer_coordinator_commit_total"),
                    costs.transactions() + transactions(cluster, service));
        }
        return costs;
    }

    /** For one of so many tests. */
    TestCosts since(TestCosts before, int tests) {
        return new TestCosts(
                (deliveries - before.deliveries) / tests,
                (dropped - before.dropped) / tests,
                (commits - before.commits) / tests,
                (transactions - before.transactions) / tests);
    }

    private static List<String> metrics(LocalCluster cluster, LocalService service) {
        var request = HttpRequest.newBuilder(cluster.management(service).resolve("/actuator/prometheus"))
                .header("Authorization", "Bearer " + cluster.adminToken())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("metrics of %s: %d".formatted(service.program(), answer.statusCode()));
            }
            return answer.body().lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static double sum(List<String> metrics, String name) {
        return metrics.stream()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static long transactions(LocalCluster cluster, LocalService service) {
        try (var connection = cluster.database(service).connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select xact_commit from pg_stat_database" + " where datname = current_database()")) {
            if (!row.next()) {
                throw new IllegalStateException("no statistics of " + service.program());
            }
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException("statistics of " + service.program(), failure);
        }
    }
}
