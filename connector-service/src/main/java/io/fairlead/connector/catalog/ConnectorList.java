package io.fairlead.connector.catalog;

import io.fairlead.connector.document.Definition;
import io.fairlead.contracts.connector.ConnectorEvent.Status;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.InvalidRequest;
import io.fairlead.http.Page;
import io.fairlead.http.PageQuery;
import io.fairlead.http.PageToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads connectors page by page in the order of name and id, so that none is missed or seen twice. */
@Repository
class ConnectorList {

    private final JdbcClient jdbc;

    ConnectorList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<ConnectorAnswer> page(Wish wish, PageQuery page) {
        var params = new HashMap<String, Object>();
        var where = wish.where(params);
        if (page.pageToken() != null) {
            where.add("(sort_name, id) > (:after_name, :after_id)");
            params.putAll(after(page.pageToken()));
        }
        params.put("limit", page.pageSize() + 1);
        var found = jdbc.sql("select * from connector where %s order by sort_name, id limit :limit"
                        .formatted(String.join(" and ", where)))
                .params(params)
                .query((row, number) -> new Found(ConnectorRow.read(row, number), row.getString("sort_name")))
                .list();
        var shown = found.subList(0, Math.min(found.size(), page.pageSize()));
        var items =
                shown.stream().map(each -> ConnectorAnswer.of(each.connector)).toList();
        return new Page<>(items, found.size() > shown.size() ? shown.getLast().token() : null);
    }

    private static Map<String, Object> after(String token) {
        var parts = PageToken.decode(token, 2);
        try {
            requireText("?pageToken", parts.getFirst());
            return Map.of("after_name", parts.getFirst(), "after_id", UUID.fromString(parts.getLast()));
        } catch (IllegalArgumentException _) {
            throw new InvalidRequest("?pageToken", "BAD_PAGE_TOKEN", "This is no page token of this list.");
        }
    }

    private static void requireText(String pointer, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new InvalidRequest(pointer, "CONTROL_CHARACTER", "This contains a character that is not text.");
        }
    }

    private record Found(Connector connector, String sortName) {

        String token() {
            return PageToken.encode(sortName, connector.id().toString());
        }
    }

    /**
     * Which connectors are wanted.
     *
     * @param inherited also those of the wider scopes
     * @param name part of name or identifier, in any case
     * @param tag its key, or {@code key:value}
     */
    record Wish(
            Scope scope,
            boolean inherited,
            @Nullable Status status,
            @Nullable String type,
            @Nullable ProviderType providerType,
            @Nullable String name,
            @Nullable String tag) {

        List<String> where(Map<String, Object> params) {
            var where = new ArrayList<String>(List.of("scope in (:scopes)"));
            params.put("scopes", inherited ? widening() : List.of(scope.path()));
            if (status != null) {
                where.add("status = :status");
                params.put("status", status.name());
            }
            if (type != null && !type.equals(Definition.TYPE)) {
                where.add("false");
            }
            if (providerType != null) {
                where.add("connection ->> 'providerType' = :provider_type");
                params.put("provider_type", providerType.name());
            }
            if (name != null) {
                requireText("?name", name);
                where.add("(strpos(lower(name), lower(:name)) > 0 or strpos(lower(identifier), lower(:name)) > 0)");
                params.put("name", name);
            }
            if (tag != null) {
                requireText("?tag", tag);
                var colon = tag.indexOf(':');
                where.add(colon < 0 ? "jsonb_exists(tags, :tag)" : "tags ->> :tag = :tag_value");
                params.put("tag", colon < 0 ? tag : tag.substring(0, colon));
                params.put("tag_value", tag.substring(colon + 1));
            }
            return where;
        }

        private List<String> widening() {
            var scopes = new ArrayList<>(List.of(scope.account()));
            if (scope.org() != null) {
                scopes.add(Scope.org(scope.account(), scope.org()).path());
            }
            if (scope.project() != null) {
                scopes.add(scope.path());
            }
            return scopes;
        }
    }
}
