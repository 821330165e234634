package io.fairlead.console.page;

import io.fairlead.console.api.PageScope;
import io.fairlead.console.signin.SignedInUser;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame, and its handler the scope that the address names. */
@ControllerAdvice
class PageModelAdvice {

    private final VisibleScopes visibleScopes;

    PageModelAdvice(VisibleScopes scopes) {
        this.visibleScopes = scopes;
    }

    /** A part of a page has no frame. */
    @ModelAttribute("frame")
    @Nullable
    PageFrame frame(HttpServletRequest request) {
        var whole = HttpMethod.GET.matches(request.getMethod()) && request.getHeader("HX-Request") == null;
        return request.getUserPrincipal() instanceof SignedInUser person
                ? PageFrame.of(request.getRequestURI(), person, whole ? visibleScopes.list(request) : List.of())
                : null;
    }

    @ModelAttribute("scope")
    PageScope scope(HttpServletRequest request) {
        return PageScope.fromPath(request.getRequestURI()).orElse(PageScope.ACCOUNT);
    }

    @ModelAttribute("permissions")
    Permissions permissions(HttpServletRequest request) {
        return new Permissions(
                PageScope.fromPath(request.getRequestURI()).orElse(PageScope.ACCOUNT),
                () -> visibleScopes.list(request));
    }

    @ModelAttribute("faults")
    FormErrors faults() {
        return FormErrors.NONE;
    }
}
