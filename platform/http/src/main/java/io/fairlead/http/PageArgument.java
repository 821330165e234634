package io.fairlead.http;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code pageSize} and {@code pageToken} from the query. */
class PageArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageQuery.class;
    }

    @Override
    public PageQuery resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var size = request.getParameter("pageSize");
        var bound = parameter.getParameterAnnotation(MostItems.class);
        var most = bound == null ? PageQuery.MOST : bound.value();
        try {
            var wanted = size == null ? PageQuery.DEFAULT : Integer.parseInt(size);
            return new PageQuery(wanted, request.getParameter("pageToken")).within(most);
        } catch (NumberFormatException _) {
            throw new InvalidRequest("?pageSize", "NOT_A_NUMBER", "pageSize is a whole number from 1 to " + most + ".");
        }
    }
}
