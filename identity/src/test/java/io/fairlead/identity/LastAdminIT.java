package io.fairlead.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account never loses its last admin. */
class LastAdminIT extends IdentityTestSupport {

    private static final String PASSWORD = "correct horse battery";
    private static final String VIEWER = "{\"grants\": [\"viewer\"]}";

    private final JdbcClient jdbc;

    @Autowired
    LastAdminIT(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @AfterEach
    void makeTheFirstAdminOneAgain() {
        jdbc.sql("update access_grant set role = 'ADMIN' where scope = 'default'"
                        + " and person_id = (select person_id from person where name = 'admin')")
                .update();
    }

    @Test
    void refusesToTakeTheLastAdminsGrantOrThemselvesAway() {
        for (var refused : List.of(
                send("PUT", "/api/v1/people/admin/grants", admin(), VIEWER),
                send("PUT", "/api/v1/people/admin/grants", admin(), "{\"grants\": [\"admin:acme\"]}"),
                send("PUT", "/api/v1/people/admin/grants", admin(), "{}"),
                send("DELETE", "/api/v1/people/admin", admin(), ""))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.at("/code")).isEqualTo("LAST_ADMIN");
        }
        assertThat(send("GET", "/api/v1/people", admin(), "").status()).isEqualTo(200);
        assertThat(send("PUT", "/api/v1/people/admin/grants", admin(), "{\"grants\": [\"admin\", \"viewer:acme\"]}")
                        .status())
                .isEqualTo(200);
    }

    @RepeatedTest(4)
    void letsOneOfTwoAdminsGoWhoRemoveEachOther() throws Exception {
        var other = "o" + UUID.randomUUID();
        assertThat(send("POST", "/api/v1/people", admin(), """
                        {"name": "%s", "password": "%s", "grants": ["admin"]}""".formatted(other, PASSWORD))
                        .status())
                .isEqualTo(201);
        var others = bearer(exchange(basic(other, PASSWORD)).at("/access_token"));
        var barrier = new CyclicBarrier(2);

        var statuses = atOnce(
                () -> {
                    barrier.await();
                    return send("DELETE", "/api/v1/people/" + other, admin(), "")
                            .status();
                },
                () -> {
                    barrier.await();
                    return send("PUT", "/api/v1/people/admin/grants", others, VIEWER)
                            .status();
                });

        assertThat(statuses).contains(409);
        assertThat(jdbc.sql("select count(*) from access_grant where scope = 'default' and role = 'ADMIN'")
                        .query(Long.class)
                        .single())
                .isOne();
        makeTheFirstAdminOneAgain();
        send("DELETE", "/api/v1/people/" + other, admin(), "");
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            return threads.invokeAll(List.of(one, other)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static String admin() {
        return bearer(readHomeFile("admin-token"));
    }
}
