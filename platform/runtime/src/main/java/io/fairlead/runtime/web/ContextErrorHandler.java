package io.fairlead.runtime.web;

import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Shows a browser the program's error page, where it has one, and tells everybody else a problem. */
final class ContextErrorHandler extends ErrorPageErrorHandler {

    private final @Nullable ContextErrorHandler pages;

    private ContextErrorHandler(@Nullable ContextErrorHandler pages) {
        this.pages = pages;
    }

    /** @param pages by what is caught; answers itself where one of them fails */
    static ContextErrorHandler withPages(Map<String, String> pages) {
        var shown = withoutPages();
        shown.setErrorPages(pages);
        return new ContextErrorHandler(shown);
    }

    static ContextErrorHandler withoutPages() {
        return new ContextErrorHandler(null);
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
}
