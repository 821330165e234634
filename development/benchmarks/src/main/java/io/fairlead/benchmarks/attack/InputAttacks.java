package io.fairlead.benchmarks.attack;

import static io.fairlead.benchmarks.attack.AttackedSuite.CONSOLE;
import static io.fairlead.benchmarks.attack.AttackedSuite.FORM;
import static io.fairlead.benchmarks.attack.AttackedSuite.JSON;
import static io.fairlead.benchmarks.attack.AttackedSuite.basic;

import java.util.List;
import java.util.stream.Stream;

/** What no program expects, and names that do not show what they are. */
final class InputAttacks {

    private InputAttacks() {}

    static List<AttackCase> cases() {
        return List.of(
                new AttackCase("F10", "what once was answered 500", InputAttacks::unexpected),
                new AttackCase("F11", "the server's own error page", InputAttacks::errorPages),
                new AttackCase("F12", "a header that differs in case from the last one", InputAttacks::headerCase),
                new AttackCase("F18", "names with NUL, line breaks, halves and directions", InputAttacks::names));
    }

    /** A request and the statuses that are right for it. */
    private record Unexpected(
            String program, String method, String target, String headers, String body, int... right) {}

    private static void unexpected(AttackedSuite suite, AttackTally tally) {
        var admin = "Authorization: " + suite.admin() + "\r\n";
        var json = "Content-Type: " + JSON;
        var form = "Content-Type: " + FORM;
        var parts = "Content-Type: multipart/form-data; boundary=x";
        var chunked = "Transfer-Encoding: chunked";
        var far = "%2B1000000000-01-01T00:00:00Z";
        var any = suite.programs().stream()
                .flatMap(program -> Stream.of(
                        new Unexpected(program, "GET", "/api/v1/tests?x=%FF", admin + "X: y", "", 400),
                        new Unexpected(program, "GET", "/api/v1/audit?from=" + far, admin + "X: y", "", 400),
                        new Unexpected(program, "GET", "/login?x=%FF", "X: y", "", 400),
                        new Unexpected(program, "POST", "/api/v1/audit", admin + "Content-Type: */*", "{}", 415),
                        new Unexpected(program, "POST", "/api/v1/audit", admin + parts, "--x--", 415),
                        new Unexpected(program, "OPTIONS", "/api/v1/audit", admin + "X: y", "", 200, 405)));
        var known = Stream.of(
                new Unexpected("delegate-service", "POST", "/delegate/v1/enrolments", "Content-Type: */*", "{}", 415),
                new Unexpected("delegate-service", "POST", "/delegate/v1/enrolments", parts, "x", 415),
                new Unexpected("identity", "POST", "/exchange", parts, "x", 415),
                new Unexpected("identity", "POST", "/exchange", "Content-Type: multipart/form-data", "x", 415),
                new Unexpected("identity", "POST", "/exchange", "Authorization: " + basic("a\0", "x"), "", 401),
                new Unexpected("connector-service", "PUT", "/api/v1/connectors/x", admin + form, "%", 400, 415),
                new Unexpected("connector-service", "POST", "/api/v1/connectors", admin + form, "%", 400, 415),
                new Unexpected("secret-service", "PUT", "/api/v1/secrets/x", admin + form, "%", 400, 415),
                new Unexpected(
                        "secret-service", "GET", "/api/v1/secrets?expiresBefore=" + far, admin + "X: y", "", 400),
                new Unexpected(
                        "secret-service",
                        "POST",
                        "/api/v1/secrets",
                        admin + json,
                        "{\"name\":\"a\",\"type\":\"SecretText\",\"value\":\"v\",\"expiresAt\":\"+294277-01-09T04:00:54.775807Z\"}",
                        400),
                new Unexpected(
                        "secret-service", "POST", "/api/v1/secrets", admin + json + "\r\n" + chunked, "-1\r\n{}", 400),
                new Unexpected("test-service", "POST", "/api/v1/connectors/-/tests", admin + json, "", 404, 400),
                new Unexpected("test-service", "GET", "/api/v1/tests?pageToken=Lg", admin + "X: y", "", 400),
                new Unexpected(
                        "test-service", "GET", "/api/v1/connectors/x/tests?pageToken=Lg", admin + "X: y", "", 400),
                new Unexpected(
                        "identity", "PUT", "/api/v1/people/admin/grants", admin + json, "{\"grants\":[null]}", 400),
                new Unexpected("console", "OPTIONS", "/api/v1/connectors", "X: y", "", 200, 401, 405));
        Stream.concat(any, known)
                .forEach(request -> tally.expect(
                        "%s %s %s".formatted(request.program(), request.method(), request.target()),
                        RawRequest.of(
                                suite.address(request.program()),
                                request.method(),
                                request.target(),
                                request.headers(),
                                request.body()),
                        withoutSuch(request)));
    }

    /** Also right: nobody has anything at that path, or nobody may without a token. */
    private static int[] withoutSuch(Unexpected request) {
        var right = request.right();
        var all = new int[right.length + 4];
        System.arraycopy(right, 0, all, 0, right.length);
        all[right.length] = 404;
        all[right.length + 1] = 401;
        all[right.length + 2] = 405;
        all[right.length + 3] = 302;
        return all;
    }

    private static void errorPages(AttackedSuite suite, AttackTally tally) {
        for (var program : suite.programs()) {
            for (var request : List.of(
                    new String[] {"POST", "/api/v1/connectors", "Content-Type: */*", "{}"},
                    new String[] {"GET", "/%2e%2e/%2e%2e/x", "X: y", ""},
                    new String[] {"GET", "/a;b/..;/x", "X: y", ""},
                    new String[] {"TRACE", "/", "X: y", ""},
                    new String[] {"GET", "/%", "X: y", ""},
                    new String[] {"GET", "/" + "x".repeat(20_000), "X: y", ""},
                    new String[] {"POST", "/api/v1/connectors", "Content-Length: x", ""})) {
                var answer = RawRequest.of(suite.address(program), request[0], request[1], request[2], request[3]);
                tally.expect(
                        program + " " + request[0] + " " + request[1].substring(0, Math.min(40, request[1].length())),
                        answer,
                        302,
                        400,
                        401,
                        403,
                        404,
                        405,
                        414,
                        415,
                        431);
                for (var inside : List.of("Exception", "jakarta.", "org.eclipse", "Servlet", "\tat ")) {
                    tally.require(
                            !answer.body().contains(inside),
                            "%s tells of %s for %s".formatted(program, inside, request[1]));
                }
            }
        }
    }

    private static void headerCase(AttackedSuite suite, AttackTally tally) {
        var right = suite.admin();
        var swapped = new StringBuilder(right);
        for (var i = right.length() - 8; i < right.length(); i++) {
            var sign = right.charAt(i);
            swapped.setCharAt(
                    i, Character.isUpperCase(sign) ? Character.toLowerCase(sign) : Character.toUpperCase(sign));
        }
        var request = "HEAD /api/v1/audit HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n";
        for (var program : suite.programs()) {
            if (!program.equals(CONSOLE)) {
                tally.expect(
                        program + ": a token in other letters",
                        RawRequest.send(
                                suite.address(program),
                                request.formatted(right),
                                request.formatted(swapped.toString())),
                        401);
            }
        }
    }

    private static void names(AttackedSuite suite, AttackTally tally) {
        for (var name :
                List.of("a\\u0000b", "\\ud800", "a\\r\\nb", "\\u202eniam", "\\u2066x", "a\\u0085b", "a\\u2028b")) {
            tally.expect("an API token named " + name, suite.apiToken(suite.admin(), name, "viewer", "PT1H"), 400);
            tally.expect(
                    "a delegate token named " + name,
                    suite.post(
                            suite.address("delegate-service").resolve("/api/v1/delegate-tokens"),
                            suite.admin(),
                            "{\"name\": \"%s\", \"uses\": 1, \"expiresIn\": \"PT1H\"}".formatted(name)),
                    400);
            tally.expect(
                    "a secret named " + name,
                    suite.post(
                            suite.address("secret-service").resolve("/api/v1/secrets"),
                            suite.admin(),
                            "{\"name\": \"%s\", \"identifier\": \"odd\", \"type\": \"SecretText\", \"value\": \"v\"}"
                                    .formatted(name)),
                    400);
        }
    }
}
