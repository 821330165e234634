package io.fairlead.openapi;

import io.fairlead.access.Grants;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.PageQuery;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Says in a service's document what all services have in common, and describes the rest with the Javadoc. */
@AutoConfiguration
@ConditionalOnWebApplication
class OpenApiConfiguration {

    static {
        // What handlers are given that no caller sends.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(PageQuery.class, Scope.class, Grants.class);
        ModelResolver.enumsAsRef = true;
    }

    private final SourceComments comments = new SourceComments();
    private final SealedModels sealedModels = new SealedModels();

    @Bean
    OpenAPI describedApi(@Value("${spring.application.name:test}") String service) {
        return new OpenAPI()
                .info(new Info()
                        .title("Fairlead: " + service)
                        .version("v1")
                        .description(Repository.describedModule() + ".\n\n" + Conventions.TEXT)
                        .contact(new Contact().name("Fairlead"))
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                // Tests run at a port of their own.
                .servers(List.of(new Server().url("/").description("The console's front door, or the service itself.")))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description(
                                                "An access token (JWT) of the issuer, or an API token (`flt_…`).")));
    }

    @Bean
    DescribedModels describedModels() {
        return new DescribedModels(comments, sealedModels);
    }

    @Bean
    DescribedOperations describedOperations() {
        return new DescribedOperations(comments);
    }

    @Bean
    OpenApiCustomizer finishedDocument(DescribedOperations operations, DescribedModels models) {
        return new FinishedDocument(operations, models, sealedModels, new DescribedProblems(comments));
    }
}
