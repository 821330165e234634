package io.fairlead.delegate.secretservice;

import io.fairlead.access.ServiceTokenInterceptor;
import io.fairlead.runtime.settings.ServicesProperties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Asks secret-service, with the time-outs that stand in the settings, and says so when it is silent. */
@Component
public class SecretServiceClient {

    private final RestClient http;

    SecretServiceClient(RestClient.Builder builder, ServicesProperties services, ServiceTokenInterceptor token) {
        this.http =
                services.secret().configure(builder).requestInterceptor(token).build();
    }

    /** @param action what the caller is about to do, for the sentence that a failure becomes */
    public <T> T call(String action, Function<RestClient, @Nullable T> request) {
        try {
            return call(request);
        } catch (ResourceAccessException | HttpServerErrorException e) {
            throw new SecretServiceUnavailable(action, e);
        }
    }

    /** For a caller that can do without the response: why there is none is said as it comes. */
    public <T> T call(Function<RestClient, @Nullable T> request) {
        var response = request.apply(http);
        if (response == null) {
            throw new ResourceAccessException("the answer is empty");
        }
        return response;
    }
}
