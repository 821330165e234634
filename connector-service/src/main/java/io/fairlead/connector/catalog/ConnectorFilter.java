package io.fairlead.connector.catalog;

import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which connectors are wanted.
 *
 * @param inherited also those of the wider scopes
 * @param words each of which stands in name, identifier, description, tags or the registry's host, in any case
 * @param name part of name or identifier, in any case
 * @param tag its key, or {@code key:value}
 */
record ConnectorFilter(
        Scope scope,
        boolean inherited,
        @Nullable ConnectorStatus status,
        @Nullable String type,
        @Nullable ProviderType providerType,
        @Nullable String words,
        @Nullable String name,
        @Nullable String tag) {

    private static final int MAX_WORDS = 8;
    private static final Pattern WILDCARD = Pattern.compile("[\\\\%_]");

    /** Everything there is in a scope. */
    static ConnectorFilter all(Scope scope, boolean inherited) {
        return new ConnectorFilter(scope, inherited, null, null, null, null, null, null);
    }

    String[] scopePaths() {
        var scopes = inherited ? scope.selfAndAncestors() : List.of(scope);
        return scopes.stream().map(Scope::toText).toArray(String[]::new);
    }

    /** The conditions, beside that of the place; what they compare with goes into the parameters. */
    List<String> where(Map<String, Object> params) {
        var where = new ArrayList<String>();
        if (status != null) {
            where.add("status = :status");
            params.put("status", status.name());
        }
        if (type != null && !type.equals(ConnectorDefinition.TYPE)) {
            where.add("false");
        }
        if (providerType != null) {
            where.add("provider_type = :provider_type");
            params.put("provider_type", providerType.name());
        }
        if (words != null) {
            search(words, where, params);
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

    private static void search(String words, List<String> where, Map<String, Object> params) {
        requireText("?q", words);
        var all = words.strip().split("\\s+");
        if (all.length > MAX_WORDS) {
            throw new InvalidRequest("?q", "TOO_MANY", "Search for at most %d words at once.".formatted(MAX_WORDS));
        }
        for (var number = 0; number < all.length; number++) {
            // An index of trigrams knows like, not strpos.
            where.add("search_text like lower(:word%d)".formatted(number));
            params.put("word" + number, "%" + WILDCARD.matcher(all[number]).replaceAll("\\\\$0") + "%");
        }
    }

    static void requireText(String pointer, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new InvalidRequest(pointer, "CONTROL_CHARACTER", "This contains a NUL.");
        }
    }
}
