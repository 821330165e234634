package io.fairlead.testing.run;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.jdbc.AggregateRows;
import io.fairlead.jdbc.Columns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored runs as people look through them: the newest first, and each query along an index. */
@Repository
public class RunHistory {

    /** Of what was live: what somebody tried says nothing of a connector's health. */
    private static final String RECENT = """
            select wanted.scope, wanted.identifier, recent.* from unnest(:scopes::text[], :identifiers::text[])
                with ordinality as wanted (scope, identifier, number)
            cross join lateral (
                select id, trigger, state, verdict, requested_at, ending -> 'outcome' ->> 'code' as code,
                       ending ->> 'completedAt' as completed_at
                from test_run run
                where run.scope = wanted.scope and run.identifier = wanted.identifier and run.trial is null
                order by requested_at desc, id desc limit :each) recent
            order by wanted.number, recent.requested_at desc, recent.id desc
            """;

    private final JdbcClient jdbc;
    private final RowMapper<TestRun> mapper;

    RunHistory(JdbcClient jdbc, AggregateRows rows) {
        this.jdbc = jdbc;
        this.mapper = rows.mapper(TestRun.class);
    }

    public List<TestRun> list(RunFilter filter, int limit) {
        var params = new HashMap<String, Object>(Map.of("scope", filter.scope().toText(), "most", limit));
        return jdbc.sql("select * from test_run where %s order by requested_at desc, id desc limit :most"
                        .formatted(String.join(" and ", where(filter, params))))
                .params(params)
                .query(mapper)
                .list();
    }

    /** The last runs of each connector, in the order of the connectors. */
    public Map<ResourceReference, List<RunSummary>> recent(List<ResourceReference> connectors, int each) {
        var recent = new LinkedHashMap<ResourceReference, List<RunSummary>>();
        connectors.forEach(connector -> recent.put(connector, new ArrayList<>()));
        jdbc.sql(RECENT)
                .param(
                        "scopes",
                        Columns.texts(connectors.stream()
                                .map(ResourceReference::scope)
                                .toList()))
                .param(
                        "identifiers",
                        Columns.texts(connectors.stream()
                                .map(ResourceReference::identifier)
                                .toList()))
                .param("each", each)
                .query((RowCallbackHandler) row -> recent.computeIfAbsent(
                                new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier")),
                                _ -> new ArrayList<>())
                        .add(RunSummary.read(row)));
        return recent;
    }

    /** Only what is wanted, so that the database plans for that and for nothing else. */
    private static List<String> where(RunFilter filter, Map<String, Object> params) {
        var where = new ArrayList<>(List.of("scope = :scope"));
        if (filter.identifier() != null) {
            where.add("identifier = :identifier and trigger <> 'DRAFT'");
            params.put("identifier", filter.identifier());
        }
        if (filter.state() != null) {
            where.add("state = :state");
            params.put("state", filter.state().name());
        }
        if (filter.verdict() != null) {
            where.add("verdict = :verdict");
            params.put("verdict", filter.verdict().name());
        }
        if (filter.before() != null) {
            where.add("(requested_at, id) < (:at, :id)");
            params.put("at", Columns.timestamp(filter.before().requestedAt()));
            params.put("id", filter.before().id());
        }
        return where;
    }
}
