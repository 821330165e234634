package io.fairlead.limits;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * One bucket that a request needs a token of.
 *
 * @param key the kind of bucket, a blank, and whose it is
 */
record BucketRequest(String key, RateLimit limit) {

    private static final String BEARER = "Bearer ";
    private static final int MAX_LENGTH = 200;

    static boolean isBearer(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER);
    }

    static String cut(String text) {
        return text.substring(0, Math.min(MAX_LENGTH, text.length())).replace('\0', ' ');
    }
}
