package io.fairlead.console.page;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.signin.SignedInUser;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows a problem of the API that no form could show: as a page, or as the part of one that was asked for. */
@ControllerAdvice
class ApiProblemPages {

    @ExceptionHandler
    ModelAndView problem(ApiProblem problem, HttpServletRequest request) {
        var part = request.getHeader("HX-Request") != null;
        var page = new ModelAndView(part ? "bits :: problem" : "problem", model(problem));
        if (request.getUserPrincipal() instanceof SignedInUser person) {
            page.addObject("frame", PageFrame.of(request.getRequestURI(), person, List.of()));
        }
        page.addObject("scope", PageScope.fromPath(request.getRequestURI()).orElse(PageScope.ACCOUNT));
        page.setStatus(HttpStatusCode.valueOf(problem.status()));
        return page;
    }

    private static Map<String, ?> model(ApiProblem problem) {
        var here = MDC.get("traceId");
        return Map.of(
                "title", title(problem.status()),
                "detail", problem.detail(),
                "code", problem.code(),
                "correlation", problem.traceId().isEmpty() ? here == null ? "" : here : problem.traceId());
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "Your session has expired";
            case 403 -> "Your role does not allow this";
            case 404 -> "Page not found";
            case 412 -> "Someone else changed this";
            case 429 -> "Too many requests";
            case 503 -> "Part of Fairlead is unavailable";
            default -> "Something went wrong";
        };
    }
}
