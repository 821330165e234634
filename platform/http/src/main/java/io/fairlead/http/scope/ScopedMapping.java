package io.fairlead.http.scope;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Puts a controller's resource at the three paths of the API: in the account ({@code /api/v1/x}), in an organisation
 * ({@code /api/v1/orgs/{org}/x}) and in a project ({@code /api/v1/orgs/{org}/projects/{project}/x}). A handler takes the one
 * of its request as a {@link io.fairlead.contracts.scope.Scope}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping
public @interface ScopedMapping {

    /** The path behind the scope, in front of those of the methods. */
    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String value() default "";
}
