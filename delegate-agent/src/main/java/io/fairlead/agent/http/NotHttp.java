package io.fairlead.agent.http;

import java.io.IOException;

/** What came back does not begin as an HTTP answer does. */
final class NotHttp extends IOException {

    private final boolean tls;

    NotHttp(boolean tls) {
        super("not an HTTP answer");
        this.tls = tls;
    }

    /** Whether it begins as TLS does. */
    boolean isTls() {
        return tls;
    }
}
