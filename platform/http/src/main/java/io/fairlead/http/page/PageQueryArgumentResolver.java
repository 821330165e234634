package io.fairlead.http.page;

import io.fairlead.http.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code pageSize} and {@code pageToken} from the query. */
public class PageQueryArgumentResolver implements HandlerMethodArgumentResolver {

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
        var bound = parameter.getParameterAnnotation(MaxPageSize.class);
        var max = bound == null ? PageQuery.MAX_SIZE : bound.value();
        var wanted = size == null ? PageQuery.DEFAULT_SIZE : parse(size);
        if (wanted < 1 || wanted > max) {
            throw new InvalidRequest("?pageSize", "OUT_OF_RANGE", "pageSize is a whole number from 1 to " + max + ".");
        }
        return new PageQuery(wanted, request.getParameter("pageToken"));
    }

    /** Zero for what is no number, which is out of range as well. */
    private static int parse(String size) {
        try {
            return Integer.parseInt(size);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
