package io.fairlead.http.body;

import io.fairlead.runtime.web.ReceivedBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a handler's body be no longer than its {@link MaxBodySize}, before a byte of it is read. */
public class BodySizeInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var body = ReceivedBody.of(request);
        if (body != null && handler instanceof HandlerMethod method) {
            var max = method.getMethodAnnotation(MaxBodySize.class);
            body.limitTo(max == null ? MaxBodySize.DEFAULT : max.value());
        }
        return true;
    }
}
