package io.fairlead.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Sends a browser to the provider; a part of a page that is fetched by script has the whole page sent there. Whoever sent a form
 * after the session had ended comes back to the page of that form.
 */
class SignInEntryPoint implements AuthenticationEntryPoint {

    private final String address;

    SignInEntryPoint(String provider) {
        this.address = "/oauth2/authorization/" + provider;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (request.getHeader("HX-Request") == null) {
            var form = HttpMethod.GET.matches(request.getMethod()) ? null : pageOfForm(request);
            response.sendRedirect(form == null ? address : form);
        } else {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }

    /** Its path; null where the browser does not say, or where it stands elsewhere. */
    static @Nullable String pageOfForm(HttpServletRequest request) {
        var referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null) {
            return null;
        }
        try {
            var page = new URI(referer);
            var here = new URI(request.getRequestURL().toString());
            if (!Objects.equals(page.getAuthority(), here.getAuthority())
                    || !String.valueOf(page.getRawPath()).startsWith("/")
                    || String.valueOf(page.getRawPath()).startsWith("//")) {
                return null;
            }
            return page.getRawQuery() == null ? page.getRawPath() : page.getRawPath() + "?" + page.getRawQuery();
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
