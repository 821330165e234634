package io.fairlead.events.in;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.kafka.core.ConsumerPostProcessor;

/**
 * Lets a consumer end without waiting for the broker's answer to its last fetch, which may be held for as long as a fetch
 * waits for records. Offsets are committed before that.
 */
class CloseAtOnce implements ConsumerPostProcessor<Object, Object> {

    private static final CloseOptions OPTIONS = CloseOptions.timeout(Duration.ofMillis(300));

    @Override
    @SuppressWarnings("unchecked") // the proxy passes on what it is asked
    public Consumer<Object, Object> apply(Consumer<Object, Object> consumer) {
        return (Consumer<Object, Object>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, (_, method, arguments) -> {
                    if (method.getName().equals("close") && method.getParameterCount() == 0) {
                        consumer.close(OPTIONS);
                        return null;
                    }
                    try {
                        return method.invoke(consumer, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
