package io.fairlead.openapi;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.PageQuery;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters that mean the same in each operation; described once, and referred to. */
final class CommonParameters {

    private static final String REFERENCE = "#/components/parameters/";
    private static final String PAGE_SIZE =
            "How many items the page has at most. A value outside the bounds counts as the nearest one within.";

    private static final Map<String, Parameter> KNOWN = new LinkedHashMap<>();

    static {
        add(new PathParameter(), "org", scopeName(), """
                The organisation whose resources are meant. Organisations need no registration: one exists by being
                granted or used.""");
        add(
                new PathParameter(),
                "project",
                scopeName(),
                "The project, within the organisation, whose resources are meant.");
        add(new QueryParameter(), "pageSize", pageSize(PageQuery.DEFAULT_SIZE, PageQuery.MAX_SIZE), PAGE_SIZE);
        add(new QueryParameter(), "pageToken", new StringSchema(), """
                Where the page begins: `nextPageToken` of the page before it. Absent for the first page. A token belongs
                to one list; filters and order must stay the same from page to page.""");
        add(new QueryParameter(), "includeInherited", (Schema<?>) new BooleanSchema()._default(false), """
                Whether to list the resources of the wider scopes as well, which can be used in this one: those of the
                organisation in a project, those of the account in both.""");
        add(new QueryParameter(), "promote", new StringSchema()._enum(List.of("onSuccess")), """
                `onSuccess` makes the change wait for its proof: it goes live once a test of it has passed. Absent, the
                change goes live at once.""");
        add(new HeaderParameter(), "If-Match", new StringSchema(), """
                The ETag of the state that the change is based on, or `*` for whatever state there is (RFC 9110, section
                13.1.1). Required: without it the answer is 428, and 412 when the resource has changed since.""");
        add(new HeaderParameter(), "If-None-Match", new StringSchema()._enum(List.of("*")), """
                `*` creates the resource, and fails with 412 where there is one already (RFC 9110, section 13.1.2).""");
        add(new HeaderParameter(), "Prefer", new StringSchema(), """
                How long to wait for the result (RFC 7240): `wait=N` for at most N seconds, which the server may shorten,
                `respond-async` for no time at all. When the time is over, the answer is 202 with the place where the
                result will be.""");
        add(new HeaderParameter(), "Idempotency-Key", new StringSchema().pattern("^[\\x21-\\x7e]{1,255}$"), """
                A key that the client makes, for instance a UUID, to repeat the request safely: the same key with the same
                body gets the first answer again, with another body 422.""");
        add(new HeaderParameter(), "Last-Event-ID", new StringSchema().pattern("^[0-9]*$"), """
                The id of the last event that was received, as browsers send it when they reconnect; the stream goes on
                behind it. Absent for all events that are kept.""");
    }

    private CommonParameters() {}

    static Map<String, Parameter> all() {
        return KNOWN;
    }

    static Optional<Parameter> find(String name, String in) {
        return Optional.ofNullable(KNOWN.get(name))
                .filter(known -> known.getIn().equals(in));
    }

    static Parameter reference(String name) {
        return new Parameter().$ref(REFERENCE + name);
    }

    /** Of a list whose pages may be longer than usual. */
    static Parameter pageSizeUpTo(int max) {
        return max == PageQuery.MAX_SIZE
                ? reference("pageSize")
                : new QueryParameter()
                        .name("pageSize")
                        .description(line(PAGE_SIZE))
                        .schema(pageSize(PageQuery.DEFAULT_SIZE, max));
    }

    private static Schema<?> pageSize(int usual, int max) {
        return new IntegerSchema()._default(usual).minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(max));
    }

    private static Schema<?> scopeName() {
        return new StringSchema().pattern("^" + Scope.NAME.pattern() + "$");
    }

    private static void add(Parameter parameter, String name, Schema<?> schema, String description) {
        KNOWN.put(name, parameter.name(name).schema(schema).description(line(description)));
    }

    private static String line(String text) {
        return text.replace('\n', ' ').strip();
    }
}
