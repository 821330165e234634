package io.fairlead.console.gateway;

import java.net.URI;

/**
 * Where a request goes.
 *
 * @param service the name of the service, as people know it
 * @param path and query, as the service gets them
 * @param waits whether the service takes its time for an answer, also where the request does not say so
 */
record ServiceRoute(String service, URI url, String path, boolean waits) {

    /** Of a request that goes nowhere. */
    static final ServiceRoute NONE = new ServiceRoute("", URI.create(""), "", false);
}
