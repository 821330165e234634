package io.fairlead.runtime.web;

import org.eclipse.jetty.ee11.servlet.ErrorHandler;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Shows a browser the program's error page, where it has one, and tells everybody else a problem. */
final class ContextErrorHandler extends ErrorHandler {

    private final @Nullable ErrorPages pages;

    ContextErrorHandler(@Nullable ErrorPages pages) {
        this.pages = pages;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var accepted = request.getHeaders().get(HttpHeader.ACCEPT);
        return pages != null && accepted != null && accepted.contains("text/html")
                ? pages.handle(request, response, callback)
                : super.handle(request, response, callback);
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        ServerProblems.write(request, response, status, cause, callback);
    }

    /** Boot's registered pages; answers itself where one of them fails. */
    static final class ErrorPages extends ErrorPageErrorHandler {

        ErrorPages(ErrorPageErrorHandler registered) {
            setErrorPages(registered.getErrorPages());
        }

        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }

        @Override
        protected void generateResponse(
                Request request,
                Response response,
                int status,
                @Nullable String message,
                @Nullable Throwable cause,
                Callback callback) {
            ServerProblems.write(request, response, status, cause, callback);
        }
    }
}
