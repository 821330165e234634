package io.fairlead.benchmarks.attack;

import static io.fairlead.benchmarks.attack.AttackedSuite.json;

import io.fairlead.local.LocalService;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Passwords, client secrets, codes and tokens: guessed, used twice, outlived, and kept from their owners. */
final class CredentialAttacks {

    private static final int WRONG = 300;
    private static final int AT_ONCE = 6;
    private static final String PEOPLE = "/api/v1/people";
    private static final String TOKENS = "/api/v1/api-tokens";
    private static final Duration REVOCATION = Duration.ofSeconds(90);

    private CredentialAttacks() {}

    static List<AttackCase> cases() {
        return List.of(
                new AttackCase("F4", "300 wrong secrets of a client", CredentialAttacks::wrongClientSecrets),
                new AttackCase("F6", "the last admin's own grant", CredentialAttacks::lastAdmin),
                new AttackCase("F8", "a code and a refresh token, six times at once", CredentialAttacks::redeemedTwice),
                new AttackCase("F9", "300 wrong tokens with a known id", CredentialAttacks::wrongApiTokens),
                new AttackCase("F13", "300 clients that nobody knows", CredentialAttacks::unknownNames),
                new AttackCase("F14", "a token that outlives its parent", CredentialAttacks::childToken),
                new AttackCase("F15", "redirect addresses of others", CredentialAttacks::redirects),
                new AttackCase("F17", "a token after its end", CredentialAttacks::revokedToken));
    }

    private static void wrongClientSecrets(AttackedSuite suite, AttackTally tally) throws Exception {
        var grant = "grant_type=client_credentials";
        for (var client : new String[] {"console", "delegate-service"}) {
            for (var i = 0; i < WRONG; i++) {
                tally.expect("a wrong secret", suite.token(client, "wrong-" + i, grant), 401, 429);
            }
        }
        tally.expect(
                "the right secret", suite.token("delegate-service", suite.clientSecret("delegate-client"), grant), 200);
        tally.expect(
                "the console's right secret", // which has no right to this grant
                suite.token("console", suite.clientSecret("console-client"), grant),
                400);
        var name = suite.person("signs-in", "viewer").name();
        for (var i = 0; i < 5; i++) {
            var sentTo = new SignedInBrowser(suite.address(LocalService.IDENTITY)).signIn(name, AttackedSuite.PASSWORD);
            tally.sent(1);
            tally.require(!sentTo.isEmpty() && !sentTo.contains("error"), "a right password leads to " + sentTo);
        }
    }

    private static void lastAdmin(AttackedSuite suite, AttackTally tally) {
        var admin = suite.address(LocalService.IDENTITY).resolve(PEOPLE + "/admin");
        var grants = suite.request(
                        suite.address(LocalService.IDENTITY).resolve(PEOPLE + "/admin/grants"), suite.admin())
                .header("Content-Type", AttackedSuite.JSON)
                .PUT(BodyPublishers.ofString("{\"grants\": [\"viewer\"]}"));
        tally.expect("the last admin becomes a viewer", suite.send(grants), 409);
        tally.expect(
                "the last admin is deleted",
                suite.send(suite.request(admin, suite.admin()).DELETE()),
                409);
        tally.expect("the admin", suite.get(admin.resolve(PEOPLE), suite.admin()), 200);
    }

    private static void redeemedTwice(AttackedSuite suite, AttackTally tally) throws Exception {
        var callback = suite.address(AttackedSuite.CONSOLE) + "/login/oauth2/code/fairlead";
        var secret = suite.clientSecret("console-client");
        var browser = new SignedInBrowser(suite.address(LocalService.IDENTITY));
        browser.signIn(suite.person("redeems", "viewer").name(), AttackedSuite.PASSWORD);
        for (var round = 0; round < 5; round++) {
            var code = browser.code(callback);
            var redeemed = winners(
                    tally,
                    "a code",
                    () -> suite.token(
                            "console",
                            secret,
                            "grant_type=authorization_code&code=%s&redirect_uri=%s&code_verifier=%s"
                                    .formatted(
                                            SignedInBrowser.encoded(code),
                                            SignedInBrowser.encoded(callback),
                                            SignedInBrowser.VERIFIER)));
            if (redeemed.isEmpty()) {
                continue;
            }
            // Who redeemed the code a second time ended what it gave, so the refresh token is one of its own.
            var fresh = suite.token(
                    "console",
                    secret,
                    "grant_type=authorization_code&code=%s&redirect_uri=%s&code_verifier=%s"
                            .formatted(
                                    SignedInBrowser.encoded(browser.code(callback)),
                                    SignedInBrowser.encoded(callback),
                                    SignedInBrowser.VERIFIER));
            var refresh = json(fresh).path("refresh_token").asString();
            winners(
                    tally,
                    "a refresh token",
                    () -> suite.token(
                            "console",
                            secret,
                            "grant_type=refresh_token&refresh_token=" + SignedInBrowser.encoded(refresh)));
        }
    }

    private static List<AttackResponse> winners(AttackTally tally, String what, Callable<AttackResponse> request)
            throws Exception {
        var barrier = new CyclicBarrier(AT_ONCE);
        Callable<AttackResponse> one = () -> {
            barrier.await();
            return request.call();
        };
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var answers = threads
                    .invokeAll(Stream.generate(() -> one).limit(AT_ONCE).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            answers.forEach(answer -> tally.expect(what, answer, 200, 400));
            var winners =
                    answers.stream().filter(answer -> answer.status() == 200).toList();
            tally.require(winners.size() == 1, "%s is redeemed %d times".formatted(what, winners.size()));
            return winners;
        }
    }

    private static void wrongApiTokens(AttackedSuite suite, AttackTally tally) {
        var holder = suite.apiToken("viewer", "PT1H");
        for (var i = 0; i < WRONG; i++) {
            var wrong = "Bearer flt_%s_wrong".formatted(holder.id().replace("-", ""));
            tally.expect("a wrong token", suite.exchange(wrong), 401, 429);
        }
        for (var i = 0; i < 5; i++) {
            tally.expect("the right token", suite.exchange(holder.bearer()), 200);
        }
    }

    private static void unknownNames(AttackedSuite suite, AttackTally tally) throws SQLException {
        var before = buckets(suite);
        for (var i = 0; i < WRONG; i++) {
            tally.expect(
                    "an unknown client", suite.token("made-up-" + i, "x", "grant_type=client_credentials"), 401, 429);
            tally.expect(
                    "a malformed token",
                    suite.get(suite.address(LocalService.TEST).resolve("/api/v1/tests"), "Bearer flt_x" + i),
                    401,
                    429);
        }
        var grown = buckets(suite) - before;
        tally.note("%d rows more".formatted(grown));
        tally.require(grown <= 5, "made-up names left %d rows".formatted(grown));
    }

    private static long buckets(AttackedSuite suite) throws SQLException {
        try (var connection = suite.cluster().database(LocalService.IDENTITY).connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from limit_bucket")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void childToken(AttackedSuite suite, AttackTally tally) {
        var parent = json(suite.apiToken(suite.admin(), "parent", "admin", "PT1M"));
        var bearer = "Bearer " + parent.path("token").asString();
        tally.expect("a longer child", suite.apiToken(bearer, "child", "admin", "P366D"), 400);
        var child = suite.apiToken(bearer, "child", "admin", "PT30S");
        tally.expect("a shorter child", child, 201);
        var tokens = suite.address(LocalService.IDENTITY)
                .resolve(TOKENS + "/" + parent.path("id").asString());
        tally.expect(
                "the parent's end",
                suite.send(suite.request(tokens, suite.admin()).DELETE()),
                204);
        tally.expect(
                "the child afterwards",
                suite.exchange("Bearer " + json(child).path("token").asString()),
                401);
    }

    private static void redirects(AttackedSuite suite, AttackTally tally) throws Exception {
        var console = suite.address(AttackedSuite.CONSOLE);
        var path = "/login/oauth2/code/fairlead";
        var browser = new SignedInBrowser(suite.address(LocalService.IDENTITY));
        browser.signIn(suite.person("redirects", "viewer").name(), AttackedSuite.PASSWORD);
        for (var address : List.of(
                "http://127.0.0.1:1" + path,
                "http://127.0.0.2:" + console.getPort() + path,
                "http://[::1]:" + console.getPort() + path,
                console + path + "/",
                console + path + "?x=1",
                console + path + "/../x",
                "http://user@127.0.0.1:" + console.getPort() + path,
                "https://127.0.0.1:" + console.getPort() + path)) {
            var answer = browser.authorize(address);
            tally.expect("a code for " + address, AttackResponse.of(answer), 400);
            tally.require(SignedInBrowser.location(answer).isEmpty(), "a code is sent to " + address);
        }
        tally.sent(1);
        tally.require(!browser.code(console + path).isEmpty(), "no code for the console");
    }

    private static void revokedToken(AttackedSuite suite, AttackTally tally) {
        var ended = suite.apiToken("viewer", "PT1H");
        var tests = suite.address(LocalService.TEST).resolve("/api/v1/tests");
        tally.expect("before its end", suite.get(tests, ended.bearer()), 200);
        var token = suite.address(LocalService.IDENTITY).resolve(TOKENS + "/" + ended.id());
        tally.expect("its end", suite.send(suite.request(token, suite.admin()).DELETE()), 204);
        tally.expect("at identity", suite.exchange(ended.bearer()), 401);
        var begun = Instant.now();
        AttackResponse answer;
        do {
            AttackedSuite.pause(Duration.ofSeconds(1));
            answer = suite.get(tests, ended.bearer());
            tally.expect("at a service", answer, 200, 401);
        } while (answer.status() == 200 && Instant.now().isBefore(begun.plus(REVOCATION)));
        tally.note(
                "good for %d s".formatted(Duration.between(begun, Instant.now()).toSeconds()));
        tally.require(answer.status() == 401, "a revoked token is good for longer than " + REVOCATION);
    }
}
