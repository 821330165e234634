package io.fairlead.delegate.session;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Names this run of this instance; after a restart it is another one, to which nobody is connected. Public for SpEL. */
@Component("instance")
public class ServiceInstance {

    private final String name;

    ServiceInstance(SessionProperties settings) {
        this.name = settings.instance() + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public String name() {
        return name;
    }
}
