package io.fairlead.identity.client;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends all that the console may do for somebody: they must sign in again everywhere. */
@Component
public class RevokeAuthorizations {

    private final JdbcClient jdbc;

    public RevokeAuthorizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void revokeAll(String name) {
        jdbc.sql("delete from oauth2_authorization where principal_name = :name")
                .param("name", name)
                .update();
    }
}
