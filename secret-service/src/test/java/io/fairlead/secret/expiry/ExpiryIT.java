package io.fairlead.secret.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.secret.ApiClient;
import io.fairlead.secret.Events;
import io.fairlead.secret.SecretServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@SecretServiceTest
class ExpiryIT {

    private final ApiClient api;
    private final RemindOfExpiry reminders;
    private final String secrets = "/api/v1/orgs/o" + UUID.randomUUID() + "/secrets";

    ExpiryIT(@LocalServerPort int port, RemindOfExpiry reminders) {
        this.api = new ApiClient(port);
        this.reminders = reminders;
    }

    @Test
    void remindsOnceOfTheLatestThatIsDueHoweverManyLook() {
        var id = created(Duration.ofDays(3));

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var instance = 0; instance < 4; instance++) {
                instances.submit(reminders::sweep);
            }
        }
        reminders.sweep();

        await().untilAsserted(() ->
                assertThat(published(id)).singleElement().asString().contains("\"daysBefore\":7"));
    }

    @Test
    void beginsAnewWithAnotherDate() {
        var id = created(Duration.ofDays(3));
        reminders.sweep();

        replace("\"1\"", in(Duration.ofHours(20)));
        reminders.sweep();
        reminders.sweep();

        await().untilAsserted(() ->
                assertThat(published(id)).hasSize(2).last().asString().contains("\"daysBefore\":1"));
    }

    @Test
    void saysNothingOfADateThatIsFarAwayOrWasTakenBack() {
        var far = created(Duration.ofDays(300));
        replace("\"1\"", in(Duration.ofDays(2)));
        var replaced = api.put(secrets + "/key", "\"2\"", body("key", null));

        reminders.sweep();

        assertThat(replaced.json().has("expiresAt")).isFalse();
        assertThat(published(far)).isEmpty();
    }

    @Test
    void refusesADateThatHasPassedOrIsNone() {
        var passed = create("late", Instant.now().minusSeconds(5).toString());
        var wrong = create("wrong", "tomorrow");

        assertThat(passed.status()).isEqualTo(400);
        assertThat(passed.at("/errors/0/pointer")).isEqualTo("/expiresAt");
        assertThat(passed.at("/errors/0/code")).isEqualTo("IN_THE_PAST");
        assertThat(wrong.at("/errors/0/pointer")).isEqualTo("/expiresAt");
    }

    @Test
    void listsThoseThatEndBeforeADate() {
        create("soon", in(Duration.ofDays(3)));
        create("later", in(Duration.ofDays(90)));
        create("never", null);

        var soon = api.get(secrets + "?expiresBefore=" + in(Duration.ofDays(30)));

        assertThat(soon.json().path("items").findValuesAsString("identifier")).containsExactly("soon");
    }

    private UUID created(Duration untilEnd) {
        var made = create("key", in(untilEnd));
        assertThat(made.status()).isEqualTo(201);
        return UUID.fromString(made.at("/id"));
    }

    private ApiClient.ApiResponse create(String name, @Nullable String expiresAt) {
        return api.post(secrets, body(name, expiresAt));
    }

    private void replace(String ifMatch, String expiresAt) {
        var replaced = api.put(secrets + "/key", ifMatch, body("key", expiresAt));
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(Instant.parse(replaced.at("/expiresAt"))).isEqualTo(expiresAt);
    }

    private static String body(String name, @Nullable String expiresAt) {
        var date = expiresAt == null ? "" : ", \"expiresAt\": \"%s\"".formatted(expiresAt);
        return "{\"name\": \"%s\", \"type\": \"SecretText\"%s}".formatted(name, date);
    }

    private static String in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static List<String> published(UUID secretId) {
        return Events.recordsOf(secretId, TopicNames.SECRET_EVENTS).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filter(text -> text.contains("daysBefore"))
                .toList();
    }
}
