package io.fairlead.testkit.fuzz;

import java.util.List;
import java.util.Random;

/** What programs stumble over. */
final class OddValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\\u0000",
            "a\\u0000b",
            "\\ud800",
            "\\udfff\\ud800",
            "\\u202e\\r\\n",
            "-",
            "-1",
            "0",
            "9223372036854775808",
            "1e999",
            "NaN",
            "null",
            "../..",
            "%",
            "*",
            "org.x",
            "account.",
            "a".repeat(5_000),
            "+294277-01-09T04:00:54.775807Z",
            "+1000000000-01-01T00:00:00Z",
            "-1000000000-01-01T00:00:00Z",
            "-4713-01-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-01-01",
            "PT-1S",
            "PT99999999999999H",
            "P1000000000D",
            "00000000-0000-0000-0000-000000000000",
            "https://[::1",
            "http://a b",
            "https://x:99999/",
            "ftp://x",
            "https://\\u0000");

    private static final List<String> JSON = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "{\"\":null}",
            "0",
            "-1",
            "1.5",
            "1e400",
            "99999999999999999999999999",
            "[[[[[[[[]]]]]]]]",
            "\"x\"",
            "{\"type\":null}",
            "{\"type\":\"Nonsense\"}");

    private static final List<String> QUERY = List.of(
            "",
            "%00",
            "a%00b",
            "%FF",
            "%ED%A0%80",
            "%",
            "%zz",
            "-1",
            "0",
            "999999999999999999999",
            "%2B1000000000-01-01T00:00:00Z",
            "-1000000000-01-01T00:00:00Z",
            "2026-01-01",
            "Lg",
            "Li4",
            "LgAA",
            "WFhYLlhYWA",
            "TUEuTUE",
            "QUEuLg",
            "==",
            "null",
            "true",
            "a,b,,c",
            "%2e%2e",
            "org.x",
            "account.x",
            "00000000-0000-0000-0000-000000000000",
            "a".repeat(3_000));

    private static final List<String> CONTENT_TYPES = List.of(
            "*/*",
            "nonsense",
            "",
            "application/json; charset=nonsense",
            "application/json; charset=UTF-16",
            "application/*",
            "application/yaml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "text/plain",
            "application/json;;;",
            "application/json; q=\"",
            "application/problem+json");

    private static final List<String> BODIES = List.of(
            "%",
            "{",
            "[",
            "\"",
            "null",
            "[]",
            "{}",
            "[{}]",
            "0",
            "{\"a\":}",
            "{\"a\":1,\"a\":2}",
            "\0",
            "{\"\\u0000\":1}",
            "connector: &a [*a]",
            "connector: !!java.net.URL [x]",
            "connector:\n  - ? : -\n\t",
            "a=%FF&b",
            "[".repeat(3_000),
            "{\"a\":".repeat(1_500));

    private static final List<String> HEADERS = List.of(
            "Accept: */*;q=nonsense",
            "Accept: nonsense",
            "Accept: text/html",
            "Accept: text/event-stream",
            "Accept: application/xml;q=0",
            "Accept-Language: ,,,;",
            "If-Match: *",
            "If-Match: nonsense",
            "If-Match: \"\"",
            "If-Match: \"1\", \"2\"",
            "If-Match: \"99999999999999999999\"",
            "If-None-Match: *",
            "If-None-Match: W/\"\"",
            "If-Modified-Since: nonsense",
            "Range: bytes=9-1",
            "Idempotency-Key: ",
            "Idempotency-Key: " + "k".repeat(2_000),
            "Idempotency-Key: \u00ff\u0001",
            "Last-Event-ID: nonsense",
            "Last-Event-ID: -1",
            "Last-Event-ID: 9999999999999999999",
            "Prefer: wait=nonsense",
            "Prefer: wait=-1",
            "Prefer: wait=\"0\", respond-async",
            "Expect: 200-maybe",
            "Content-Encoding: gzip",
            "Content-Length: -1",
            "Content-Length: 5, 6",
            "Cookie: a=\u0001; ;;=",
            "traceparent: 00-0-0-0",
            "traceparent: nonsense",
            "X-Forwarded-For: nonsense",
            "X-Forwarded-Proto: \"",
            "Forwarded: for=\"[",
            "Origin: nonsense",
            "Authorization: nonsense",
            "Authorization: Bearer a.b.c",
            "Authorization: Basic %",
            "Fairlead-Epoch: nonsense",
            "X-HTTP-Method-Override: TRACE");

    private final Random random;

    OddValues(Random random) {
        this.random = random;
    }

    /** Escaped for JSON, without quotes. */
    String text() {
        return pick(TEXTS);
    }

    String json() {
        return random.nextInt(3) == 0 ? pick(JSON) : '"' + text() + '"';
    }

    String query() {
        return pick(QUERY);
    }

    String contentType() {
        return pick(CONTENT_TYPES);
    }

    String body() {
        return pick(BODIES);
    }

    String header() {
        return pick(HEADERS);
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
