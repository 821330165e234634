package io.fairlead.console.api;

import io.fairlead.console.admission.ServiceBreakers;
import io.fairlead.console.admission.ServiceBreakers.ServiceCall;
import io.fairlead.console.signin.SignedInUser;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;

/** Sends a request in the name of whoever looks, to the scope that the page shows. */
class ApiRequestInterceptor implements ClientHttpRequestInterceptor {

    private static final String ROOT = "/api/v1/";

    private final String service;
    private final ServiceBreakers breakers;

    ApiRequestInterceptor(String service, ServiceBreakers breakers) {
        this.service = service;
        this.breakers = breakers;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        request.getHeaders().setBearerAuth(SignedInUser.current().token());
        var scope = request.getAttributes().get("scope") instanceof PageScope given ? given : PageScope.ACCOUNT;
        try (var call = breakers.begin(service).orElseThrow(() -> ApiProblem.unreachable(service))) {
            return answer(call, new ScopedRequest(request, scope), body, execution);
        }
    }

    private ClientHttpResponse answer(
            ServiceCall call, HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        try {
            var response = execution.execute(request, body);
            call.answered();
            return response;
        } catch (InterruptedIOException _) {
            // Of all clients: no answer in time
            call.ranOutOfTime();
            throw ApiProblem.unreachable(service);
        } catch (IOException _) {
            throw ApiProblem.unreachable(service);
        }
    }

    /** The same request with the scope in its path. */
    private static final class ScopedRequest extends HttpRequestWrapper {

        private final URI uri;

        ScopedRequest(HttpRequest request, PageScope scope) {
            super(request);
            this.uri = URI.create(request.getURI().toString().replace(ROOT, "/api/v1" + scope.pathPrefix() + "/"));
        }

        @Override
        public URI getURI() {
            return uri;
        }
    }
}
