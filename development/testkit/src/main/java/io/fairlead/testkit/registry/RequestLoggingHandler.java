package io.fairlead.testkit.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.function.Consumer;

/** Tells a witness what was asked and how it was answered: method, path and status, never a header or a body. */
record RequestLoggingHandler(HttpHandler handler, Consumer<String> requestLog) implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            handler.handle(exchange);
        } finally {
            var login = BasicCredentials.ofHeader(exchange.getRequestHeaders().getFirst("Authorization"));
            requestLog.accept("%-4s %s%s → %d"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            login.map(given -> " (user " + given.user() + ")").orElse(""),
                            exchange.getResponseCode()));
        }
    }
}
