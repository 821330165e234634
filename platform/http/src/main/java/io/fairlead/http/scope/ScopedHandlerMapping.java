package io.fairlead.http.scope;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Expands each {@link ScopedMapping} to the three paths of its resource. */
public class ScopedHandlerMapping extends RequestMappingHandlerMapping {

    private static final String ACCOUNT = "/api/v1";
    private static final String ORG = ACCOUNT + "/orgs/{org}";
    private static final String PROJECT = ORG + "/projects/{project}";

    @Override
    protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> handlerType) {
        var mapping = super.getMappingForMethod(method, handlerType);
        return mapping != null && AnnotatedElementUtils.hasAnnotation(handlerType, ScopedMapping.class)
                ? inEachScope().combine(mapping)
                : mapping;
    }

    private RequestMappingInfo inEachScope() {
        return RequestMappingInfo.paths(ACCOUNT, ORG, PROJECT)
                .options(getBuilderConfiguration())
                .build();
    }
}
