package io.fairlead.console.api;

import io.fairlead.console.signin.SignedIn;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;

/** Sends a request in the name of whoever looks, to the place that the page shows. */
class ApiRequest implements ClientHttpRequestInterceptor {

    private static final String ROOT = "/api/v1/";

    private final String service;

    ApiRequest(String service) {
        this.service = service;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        request.getHeaders().setBearerAuth(SignedIn.current().token());
        var place = request.getAttributes().get("place") instanceof Place given ? given : Place.ACCOUNT;
        try {
            return execution.execute(new InPlace(request, place), body);
        } catch (IOException _) {
            throw ApiProblem.unreachable(service);
        }
    }

    /** The same request with the scope in its path. */
    private static final class InPlace extends HttpRequestWrapper {

        private final URI uri;

        InPlace(HttpRequest request, Place place) {
            super(request);
            this.uri = URI.create(request.getURI().toString().replace(ROOT, "/api/v1" + place.prefix() + "/"));
        }

        @Override
        public URI getURI() {
            return uri;
        }
    }
}
