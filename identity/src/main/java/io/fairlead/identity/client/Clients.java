package io.fairlead.identity.client;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Knows the clients that stand in the settings; there is no other way to become one. */
@Component
class Clients implements RegisteredClientRepository {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Map<String, RegisteredClient> clients;

    Clients(ClientProperties properties, PasswordEncoder passwords) {
        this.clients = properties.services().entrySet().stream()
                .filter(service -> !service.getValue().secret().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, service -> client(service.getKey(), service.getValue(), passwords)));
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients stand in the settings");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.get(clientId);
    }

    private static RegisteredClient client(String name, ClientProperties.Service service, PasswordEncoder passwords) {
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret(Objects.requireNonNull(passwords.encode(service.secret())))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(service.scopes()))
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(LIFE).build())
                .build();
    }
}
