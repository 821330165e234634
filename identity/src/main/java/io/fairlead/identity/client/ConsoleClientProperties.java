package io.fairlead.identity.client;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The web console, which people let act for them.
 *
 * @param secret empty: no client
 * @param addresses where browsers reach it, each without a slash at its end
 * @param sessionLifetime how long it may go unused before people must log in again
 */
@ConfigurationProperties("fairlead.identity.client.console")
public record ConsoleClientProperties(
        @DefaultValue("") String secret,

        @DefaultValue({"http://127.0.0.1:8080", "http://localhost:8080"})
        List<String> addresses,

        @DefaultValue("12h") @Allowed(min = "1m", max = "90d")
        Duration sessionLifetime) {

    static final String NAME = "console";

    private static final String CODE_PATH = "/login/oauth2/code/fairlead";
    private static final String SIGNED_OUT_PATH = "/signed-out";

    List<String> redirectUris() {
        return addresses.stream().map(address -> address + CODE_PATH).toList();
    }

    List<String> postLogoutRedirectUris() {
        return addresses.stream()
                .flatMap(address -> Stream.of(address, address + "/", address + SIGNED_OUT_PATH))
                .toList();
    }

    @Override
    public String toString() {
        return "ConsoleClientProperties[addresses=%s, sessionLifetime=%s]".formatted(addresses, sessionLifetime);
    }
}
