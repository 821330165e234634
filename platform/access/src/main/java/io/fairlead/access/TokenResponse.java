package io.fairlead.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a token endpoint answers (RFC 6749 section 5.1).
 *
 * @param expiresIn seconds
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TokenResponse(
        @JsonProperty("access_token") String value,
        @JsonProperty("expires_in") long expiresIn) {

    @Override
    public String toString() {
        return "TokenResponse[expiresIn=%d]".formatted(expiresIn);
    }
}
