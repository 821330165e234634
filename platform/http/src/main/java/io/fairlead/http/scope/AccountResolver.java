package io.fairlead.http.scope;

import jakarta.servlet.http.HttpServletRequest;

/** Tells in whose account a request takes place; never what the request itself says. */
@FunctionalInterface
public interface AccountResolver {

    String accountOf(HttpServletRequest request);
}
