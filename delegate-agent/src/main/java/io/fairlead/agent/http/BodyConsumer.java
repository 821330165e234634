package io.fairlead.agent.http;

import java.io.IOException;
import java.io.InputStream;

/** Takes the body of a successful answer while it arrives. */
@FunctionalInterface
public interface BodyConsumer {

    /** What it throws ends the request as if the connection had been cut; the answer's own text is empty here. */
    void accept(RegistryResponse head, InputStream body) throws IOException;
}
