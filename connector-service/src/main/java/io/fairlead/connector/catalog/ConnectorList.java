package io.fairlead.connector.catalog;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.jdbc.AggregateRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads connectors page by page in a fixed order, so that none is missed or seen twice, and counts them. */
@Repository
class ConnectorList {

    /** Each scope's index gives its own first rows in order, so that no page costs more the more there are. */
    private static final String PAGE = """
            select found.* from unnest(:places::text[]) place cross join lateral (
                select * from connector where %1$s order by %2$s limit :limit) found
            order by %2$s limit :limit
            """;

    /** Without grouping, which takes longer than to read the index that has all of it. */
    private static final String COUNT = """
            select wanted.status, counted.*
            from unnest(:places::text[]) place cross join unnest(:statuses::text[]) wanted (status)
            cross join lateral (
                select %s from connector where %s) counted
            """;

    private static final String COUNT_COLUMNS = Arrays.stream(ProviderType.values())
            .map("count(*) filter (where provider_type = '%1$s') as \"%1$s\""::formatted)
            .collect(Collectors.joining(", "));

    private final JdbcClient jdbc;
    private final RowMapper<Connector> mapper;

    ConnectorList(JdbcClient jdbc, AggregateRows rows) {
        this.jdbc = jdbc;
        this.mapper = rows.mapper(Connector.class);
    }

    Page<ConnectorResponse> page(ConnectorFilter filter, ListOrder order, PageQuery page) {
        var params = new HashMap<String, Object>();
        var where = filter.where(params);
        where.addFirst("scope = place");
        if (page.pageToken() != null) {
            where.add(order.after);
            params.putAll(PageToken.decode(page.pageToken(), 3, Map.of(), parts -> after(order, parts)));
        }
        params.put("places", filter.scopePaths());
        params.put("limit", page.limit());
        var found = jdbc.sql(PAGE.formatted(String.join(" and ", where), order.columns))
                .params(params)
                .query((row, number) -> new FoundConnector(
                        Objects.requireNonNull(mapper.mapRow(row, number)), row.getString("sort_name")))
                .list();
        return Page.of(found, page, last -> last.token(order)).map(each -> ConnectorResponse.of(each.connector));
    }

    /** In one scope or in several, of every status that the filter lets through; what there is none of may be missing. */
    List<ConnectorCount> count(ConnectorFilter filter) {
        var counts = new ArrayList<ConnectorCount>();
        var params = new HashMap<String, Object>();
        var where = filter.where(params);
        where.addAll(0, List.of("scope = place", "connector.status = wanted.status"));
        jdbc.sql(COUNT.formatted(COUNT_COLUMNS, String.join(" and ", where)))
                .params(params)
                .param("places", filter.scopePaths())
                .param(
                        "statuses",
                        Arrays.stream(ConnectorStatus.values())
                                .map(ConnectorStatus::name)
                                .toArray(String[]::new))
                .query((RowCallbackHandler) row -> {
                    var status = ConnectorStatus.valueOf(row.getString("status"));
                    for (var provider : ProviderType.values()) {
                        counts.add(new ConnectorCount(status, provider, row.getLong(provider.name())));
                    }
                });
        return counts.stream().filter(count -> count.connectors > 0).toList();
    }

    private static Map<String, Object> after(ListOrder order, List<String> parts) {
        if (!parts.getFirst().equals(order.name())) {
            throw new IllegalArgumentException("a token of another order");
        }
        return Map.of("after", order.key(parts.get(1)), "after_id", UUID.fromString(parts.getLast()));
    }

    /** How many there are of a kind. */
    record ConnectorCount(ConnectorStatus status, ProviderType providerType, long connectors) {}

    private record FoundConnector(Connector connector, String sortName) {

        String token(ListOrder order) {
            var key = switch (order) {
                case NAME -> sortName;
                case STATUS_SINCE -> connector.statusSince().toString();
            };
            return PageToken.encode(order.name(), key, connector.id().toString());
        }
    }
}
