package io.fairlead.console.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps values at the browser, where nobody can read or change them. A long one is spread over several cookies, for a
 * browser takes 4 KB in each.
 */
@Component
public class SealedCookies {

    /** Until the browser is closed. */
    public static final Duration WHILE_OPEN = Duration.ofSeconds(-1);

    private static final int MAX_COOKIE_LENGTH = 3_800;
    private static final int MAX_COOKIES = 5;

    private final CookieCipher cipher;
    private final JsonMapper json;

    SealedCookies(SignInProperties properties, JsonMapper json) {
        this.cipher = new CookieCipher(properties.clientSecret());
        this.json = json;
    }

    public <T> Optional<T> read(HttpServletRequest request, String name, Class<T> type) {
        var sealed = new StringBuilder();
        for (var part = 0; part < MAX_COOKIES; part++) {
            var cookie = WebUtils.getCookie(request, part(name, part));
            if (cookie == null) {
                break;
            }
            sealed.append(cookie.getValue());
        }
        return cipher.decrypt(name, sealed.toString()).flatMap(bytes -> parsed(bytes, type));
    }

    /** False when it is too large to be kept; then nothing is changed. */
    public boolean write(
            HttpServletRequest request, HttpServletResponse response, String name, Object value, Duration life) {
        return write(request, response, name, "/", value, life);
    }

    /** @param path of the only pages that it is sent with, so that many of them never add up in one request */
    public boolean write(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String path,
            Object value,
            Duration life) {
        var sealed = cipher.encrypt(name, json.writeValueAsBytes(value));
        var parts = (sealed.length() + MAX_COOKIE_LENGTH - 1) / MAX_COOKIE_LENGTH;
        if (parts > MAX_COOKIES) {
            return false;
        }
        IntStream.range(0, parts)
                .forEach(part -> add(
                        request,
                        response,
                        part(name, part),
                        path,
                        sealed.substring(
                                part * MAX_COOKIE_LENGTH, Math.min(sealed.length(), (part + 1) * MAX_COOKIE_LENGTH)),
                        life));
        clearFrom(request, response, name, path, parts);
        return true;
    }

    public void clear(HttpServletRequest request, HttpServletResponse response, String name) {
        clear(request, response, name, "/");
    }

    public void clear(HttpServletRequest request, HttpServletResponse response, String name, String path) {
        clearFrom(request, response, name, path, 0);
    }

    private static void clearFrom(
            HttpServletRequest request, HttpServletResponse response, String name, String path, int first) {
        IntStream.range(first, MAX_COOKIES)
                .mapToObj(part -> part(name, part))
                .filter(part ->
                        cookies(request).anyMatch(cookie -> cookie.getName().equals(part)))
                .forEach(part -> add(request, response, part, path, "", Duration.ZERO));
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies()).flatMap(Stream::of);
    }

    private <T> Optional<T> parsed(byte[] bytes, Class<T> type) {
        try {
            return Optional.of(json.readValue(bytes, type));
        } catch (JacksonException _) {
            // written by an older version
            return Optional.empty();
        }
    }

    private static void add(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String path,
            @Nullable String value,
            Duration life) {
        var cookie = ResponseCookie.from(name, value)
                .path(request.getContextPath() + path)
                .httpOnly(true)
                .secure(request.isSecure())
                // Strict would not come along on the way back from the provider.
                .sameSite("Lax")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String part(String name, int part) {
        return part == 0 ? name : name + "." + part;
    }
}
