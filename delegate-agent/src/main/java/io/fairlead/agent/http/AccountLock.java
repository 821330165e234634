package io.fairlead.agent.http;

import java.util.List;
import java.util.Locale;

/** Knows a locked account or blocked address by the words of a refusal, whatever its status. */
public final class AccountLock {

    private static final List<String> WORDS = List.of(
            "locked",
            "lockout",
            "lock out",
            "blocked",
            "banned",
            "too many failed",
            "too many login",
            "too many log-in",
            "too many authentication",
            "too many invalid",
            "too many incorrect",
            "too many unsuccessful",
            "failed login attempts",
            "failed logins",
            "failed attempts",
            "maximum number of attempts",
            "temporarily disabled",
            "account is suspended",
            "account has been suspended");

    private AccountLock() {}

    public static boolean isReported(RegistryResponse response) {
        if (response.status() < 400 || response.status() >= 500) {
            return false;
        }
        if (response.status() == 423) {
            return true;
        }
        var words = RegistryError.of(response).message().toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(words::contains) && !words.contains("not locked");
    }
}
