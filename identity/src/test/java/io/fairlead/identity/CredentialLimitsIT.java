package io.fairlead.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.access.ApiTokenText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Strangers with wrong credentials keep nobody out who has the right ones. */
class CredentialLimitsIT extends IdentityTestSupport {

    private static final int FLOOD = 400;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JdbcClient jdbc;

    @Autowired
    CredentialLimitsIT(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void letsAClientInWhoseNameStrangersTry() throws Exception {
        var begun = Instant.now();
        var last = 0;
        for (var attempt = 0; attempt < FLOOD; attempt++) {
            last = token("test-service", "wrong-" + attempt, "203.0.113.1");
        }

        assertThat(last).isEqualTo(429);
        assertThat(token("test-service", CLIENT_SECRET, "203.0.113.1"))
                .as("from the strangers' own address")
                .isEqualTo(200);
        assertThat(token("test-service", CLIENT_SECRET, "203.0.113.2")).isEqualTo(200);
        assertThat(Duration.between(begun, Instant.now()))
                .as("a wrong secret costs next to nothing")
                .isLessThan(Duration.ofMillis(FLOOD * 50L));
    }

    @Test
    void letsInAnApiTokenWhoseIdStrangersKnow() throws Exception {
        var right = readHomeFile("admin-token");
        var id = ApiTokenText.parse(right).orElseThrow().token();
        var wrong = "flt_" + id.id().toString().replace("-", "") + "_wrong";
        var last = 0;
        for (var attempt = 0; attempt < FLOOD; attempt++) {
            last = exchangeFrom(attempt % 2 == 0 ? wrong : ApiTokenText.create().toText(), "203.0.113.3");
        }

        assertThat(last).isEqualTo(429);
        assertThat(exchangeFrom(right, "203.0.113.3")).isEqualTo(200);
    }

    @Test
    void keepsNoRowForWhatStrangersMakeUp() throws Exception {
        for (var attempt = 0; attempt < 50; attempt++) {
            token("made-up-" + attempt, "x", "203.0.113.4");
            exchangeFrom(ApiTokenText.create().toText(), "203.0.113.4");
        }

        assertThat(jdbc.sql("select id from limit_bucket where id like '%203.0.113.4' or id like '%made-up%'")
                        .query(String.class)
                        .list())
                .containsExactly("refused 203.0.113.4");
    }

    private int token(String client, String secret, String from) throws IOException, InterruptedException {
        return post("/oauth2/token", basic(client, secret), from, "grant_type=client_credentials");
    }

    private int exchangeFrom(String token, String from) throws IOException, InterruptedException {
        return post("/exchange", bearer(token), from, "");
    }

    private int post(String path, String authorization, String from, String form)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(issuer() + path))
                .header("Authorization", authorization)
                .header("X-Forwarded-For", from)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
