package io.fairlead.connector.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many connectors have which status, type and provider.
 *
 * @param total of the scope, and of the wider ones where they were asked for
 * @param byStatus every status, also those that none has
 * @param byType only types that there are
 * @param byProviderType only providers that there are
 */
record StatusCounts(
        long total,
        Map<ConnectorStatus, Long> byStatus,
        Map<String, Long> byType,
        Map<ProviderType, Long> byProviderType) {

    static StatusCounts of(List<ConnectorList.ConnectorCount> counts) {
        var byStatus = new EnumMap<ConnectorStatus, Long>(ConnectorStatus.class);
        for (var status : ConnectorStatus.values()) {
            byStatus.put(status, 0L);
        }
        counts.forEach(count -> byStatus.merge(count.status(), count.connectors(), Long::sum));
        var total = counts.stream()
                .mapToLong(ConnectorList.ConnectorCount::connectors)
                .sum();
        var byProviderType = counts.stream()
                .collect(groupingBy(
                        ConnectorList.ConnectorCount::providerType,
                        () -> new EnumMap<>(ProviderType.class),
                        summingLong(ConnectorList.ConnectorCount::connectors)));
        return new StatusCounts(
                total, byStatus, total == 0 ? Map.of() : Map.of(ConnectorDefinition.TYPE, total), byProviderType);
    }
}
