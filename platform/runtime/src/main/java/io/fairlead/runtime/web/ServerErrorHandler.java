package io.fairlead.runtime.web;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what fails outside of every servlet context. */
final class ServerErrorHandler implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable failure ? failure : null;
        ServerProblems.write(request, response, response.getStatus(), cause, callback);
        return true;
    }
}
