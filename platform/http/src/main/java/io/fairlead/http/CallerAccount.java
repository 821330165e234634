package io.fairlead.http;

import jakarta.servlet.http.HttpServletRequest;

/** Tells in whose account a request takes place; never what the request itself says. */
@FunctionalInterface
public interface CallerAccount {

    String of(HttpServletRequest request);
}
