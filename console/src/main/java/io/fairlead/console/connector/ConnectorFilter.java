package io.fairlead.console.connector;

import io.fairlead.console.page.FormInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Which connectors are shown and in which order; stands in the address, so that it can be kept and sent to others. */
public record ConnectorFilter(
        @Nullable String q,
        @Nullable String status,
        @Nullable String provider,
        @Nullable String tag,
        String sort) {

    public static final List<String> SORTS = List.of("NAME", "STATUS_SINCE");
    public static final List<String> STATUSES = List.of("SUCCESS", "FAILURE", "PARTIAL", "PENDING", "UNKNOWN");
    public static final List<String> PROVIDERS = List.of("DockerHub", "Harbor", "Quay", "Other");

    public ConnectorFilter {
        q = FormInput.orNull(q);
        status = status != null && STATUSES.contains(status) ? status : null;
        provider = provider != null && PROVIDERS.contains(provider) ? provider : null;
        tag = FormInput.orNull(tag);
        sort = sort != null && SORTS.contains(sort) ? sort : SORTS.getFirst();
    }

    public boolean any() {
        return Stream.of(q, status, provider, tag).anyMatch(part -> part != null);
    }

    /** The address of the page that begins at this token. */
    String pageAddress(String path, @Nullable String pageToken) {
        var address = UriComponentsBuilder.fromPath(path);
        add(address, "q", q);
        add(address, "status", status);
        add(address, "provider", provider);
        add(address, "tag", tag);
        add(address, "sort", nonDefaultSort());
        add(address, "page", pageToken);
        return address.encode().buildAndExpand(values(pageToken)).toUriString();
    }

    private Map<String, String> values(@Nullable String pageToken) {
        var values = new HashMap<String, String>();
        values.put("q", String.valueOf(q));
        values.put("status", String.valueOf(status));
        values.put("provider", String.valueOf(provider));
        values.put("tag", String.valueOf(tag));
        values.put("sort", sort);
        values.put("page", String.valueOf(pageToken));
        return values;
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}");
        }
    }

    /** For links: what everybody has is not in the address. */
    public @Nullable String nonDefaultSort() {
        return sort.equals(SORTS.getFirst()) ? null : sort;
    }
}
