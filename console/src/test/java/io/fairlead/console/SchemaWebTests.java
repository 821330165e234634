package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.signin.SealedCookies;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The schemas of public events, for those who are not signed in. */
class SchemaWebTests extends ConsoleTestSupport {

    SchemaWebTests(SealedCookies cookies, @LocalServerPort int port) {
        super(cookies, port);
    }

    @Test
    void showsTheSchemaOfAPublicEventToAnybody() throws Exception {
        var answer = send(HttpRequest.newBuilder(at("/schemas/fairlead.connector.status-changed.v1")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/schema+json");
        assertThat(answer.body()).contains("urn:fairlead:schema:fairlead.connector.status-changed.v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fairlead.secret.trial-requested.v1",
                "fairlead.nothing.at-all.v1",
                "application",
                "..%2fapplication.v1"
            })
    void hasNoSchemaOfAnythingElse(String type) throws Exception {
        assertThat(send(HttpRequest.newBuilder(at("/schemas/" + type))).statusCode())
                .isBetween(400, 404);
    }
}
