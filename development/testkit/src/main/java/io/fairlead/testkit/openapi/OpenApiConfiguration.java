package io.fairlead.testkit.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** Says in a service's document what all services have in common: tokens, problems, scopes and pages. */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnClass(name = OpenApiConfiguration.PAGE_QUERY)
class OpenApiConfiguration {

    static final String PAGE_QUERY = "io.fairlead.http.page.PageQuery";
    /** What handlers are given that no caller sends. */
    private static final List<String> INJECTED_PARAMETERS =
            List.of(PAGE_QUERY, "io.fairlead.contracts.scope.Scope", "io.fairlead.access.Grants");

    private static final String REQUEST_BODY_SCHEMA = "io.fairlead.http.RequestBodySchema";
    private static final String PROBLEM = "Problem";

    private final Map<String, Schema> bodySchemas = new TreeMap<>();

    OpenApiConfiguration() {
        INJECTED_PARAMETERS.stream()
                .filter(type -> ClassUtils.isPresent(type, null))
                .map(type -> ClassUtils.resolveClassName(type, null))
                .forEach(SpringDocUtils.getConfig()::addRequestWrapperToIgnore);
    }

    @Bean
    OpenAPI describedApi(@Value("${spring.application.name:test}") String service) {
        return new OpenAPI()
                .info(new Info()
                        .title("Fairlead: " + service)
                        .version("v1")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An access token of the issuer, or an API token (flt_…).")));
    }

    @Bean
    ModelConverter requiredComponents() {
        return new RequiredComponents();
    }

    @Bean
    OperationCustomizer describedOperation() {
        return (operation, handler) -> {
            operation.setSummary(words(handler));
            if (takesPage(handler)) {
                operation.addParametersItem(new QueryParameter()
                        .name("pageSize")
                        .description("Most items of the answer; more than is allowed counts as the most allowed.")
                        .schema(new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(200))));
                operation.addParametersItem(new QueryParameter()
                        .name("pageToken")
                        .description("The answer before this one gave it as nextPageToken.")
                        .schema(new StringSchema()));
            }
            var shape = AnnotatedElementUtils.getMergedAnnotationAttributes(handler.getMethod(), REQUEST_BODY_SCHEMA);
            if (shape != null) {
                operation.setRequestBody(body(handler, shape.getClass("value")));
            }
            operation.getResponses().addApiResponse("default", problem());
            return operation;
        };
    }

    /** Three paths may share a handler, one per kind of scope; each gets a name of its own. */
    @Bean
    OpenApiCustomizer namedOperations() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problemSchema());
            bodySchemas.forEach(api.getComponents()::addSchemas);
            // Tests run at a port of their own.
            api.setServers(List.of());
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((_, operation) -> operation.setOperationId(name(operation, path))));
        };
    }

    private RequestBody body(HandlerMethod handler, Class<?> shape) {
        var resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(shape).resolveAsRef(true));
        bodySchemas.putAll(resolved.referencedSchemas);
        var content = new Content();
        var mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        for (var type : Objects.requireNonNull(mapping).consumes()) {
            content.addMediaType(type, new MediaType().schema(resolved.schema));
        }
        return new RequestBody().required(true).content(content);
    }

    private static String name(Operation operation, String path) {
        var controller = operation.getTags().getFirst().replace("-controller", "");
        var within = path.contains("/projects/") ? "-in-project" : path.contains("/orgs/") ? "-in-org" : "";
        return controller + "-"
                + operation.getSummary().toLowerCase(Locale.ROOT).replace(' ', '-') + within;
    }

    private static String words(HandlerMethod handler) {
        var words = handler.getMethod()
                .getName()
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static boolean takesPage(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().getName().equals(PAGE_QUERY));
    }

    private static ApiResponse problem() {
        return new ApiResponse()
                .description("Refused or failed; code says why.")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema<?> problemSchema() {
        var fault = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON pointer, or ?name of a query parameter."))
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema().description("Reason and remedy."));
        return new ObjectSchema()
                .description("RFC 9457.")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri"))
                .addProperty("code", new StringSchema().description("Upper case, stable; programs branch on it."))
                .addProperty("traceId", new StringSchema().description("Finds the request in logs and in the audit."))
                .addProperty("errors", new ArraySchema().items(fault));
    }
}
