package io.fairlead.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request as it goes on the wire, valid or not.
 *
 * @param headers lines without the line break, {@code Name: value}
 */
public record FuzzedRequest(String method, String path, List<String> query, List<String> headers, String body) {

    public static FuzzedRequest of(String method, String target) {
        return new FuzzedRequest(method, target, List.of(), List.of(), "");
    }

    public FuzzedRequest withHeader(String line) {
        return new FuzzedRequest(
                method,
                path,
                query,
                Stream.concat(headers.stream(), Stream.of(line)).toList(),
                body);
    }

    public FuzzedRequest withBody(String contentType, String text) {
        return new FuzzedRequest(method, path, query, headers, text).withHeader("Content-Type: " + contentType);
    }

    public String target() {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    /** As long as it has no length of its own, it gets one. */
    byte[] bytes(List<String> credentials) {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var lines = new ArrayList<String>();
        lines.add(method + " " + target() + " HTTP/1.1");
        lines.add("Host: localhost");
        lines.add("Connection: close");
        lines.addAll(credentials);
        lines.addAll(headers);
        if (content.length > 0 && headers.stream().noneMatch(line -> line.startsWith("Transfer-Encoding"))) {
            lines.add("Content-Length: " + content.length);
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    /** All that are simpler by one part; for finding the smallest that still fails. */
    Stream<FuzzedRequest> simpler() {
        var simpler = new ArrayList<FuzzedRequest>();
        if (!body.isEmpty()) {
            simpler.add(new FuzzedRequest(method, path, query, headers, ""));
            simpler.add(new FuzzedRequest(method, path, query, headers, "{}"));
        }
        for (var i = 0; i < query.size(); i++) {
            simpler.add(new FuzzedRequest(method, path, without(query, i), headers, body));
        }
        for (var i = 0; i < headers.size(); i++) {
            simpler.add(new FuzzedRequest(method, path, query, without(headers, i), body));
        }
        return simpler.stream().filter(candidate -> candidate.size() < size());
    }

    private int size() {
        return body.length() + query.size() + headers.size();
    }

    private static List<String> without(List<String> all, int index) {
        var rest = new ArrayList<>(all);
        rest.remove(index);
        return List.copyOf(rest);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(method + " " + target());
        headers.forEach(line -> text.append("\n    ").append(line));
        if (!body.isEmpty()) {
            text.append("\n    ").append(body.length() > 600 ? body.substring(0, 600) + "…" : body);
        }
        return text.toString().replace("\0", "\\0");
    }
}
