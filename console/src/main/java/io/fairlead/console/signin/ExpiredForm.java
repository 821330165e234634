package io.fairlead.console.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.util.WebUtils;

/** Has somebody sign in whose form comes without a session; another form that is not the session's is refused. */
class ExpiredForm implements AccessDeniedHandler {

    private final AuthenticationEntryPoint signIn;
    private final AccessDeniedHandler refusal = new AccessDeniedHandlerImpl();

    ExpiredForm(AuthenticationEntryPoint signIn) {
        this.signIn = signIn;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (denied instanceof CsrfException && WebUtils.getCookie(request, Session.COOKIE) == null) {
            signIn.commence(request, response, new InsufficientAuthenticationException("nobody is signed in", denied));
        } else {
            refusal.handle(request, response, denied);
        }
    }
}
