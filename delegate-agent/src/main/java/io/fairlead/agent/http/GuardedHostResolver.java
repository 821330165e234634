package io.fairlead.agent.http;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a host once and hands out only the addresses that the guard lets pass, so that the connection goes to
 * exactly what was judged.
 */
final class GuardedHostResolver implements DnsResolver {

    private static final long LOOKUP_TIMEOUT_MILLIS = 5_000;

    private final HostResolver hostResolver;
    private final AddressGuard guard;
    private final ConnectionTrace trace;
    private final Deadline deadline;
    private InetAddress @Nullable [] allowedAddresses;

    GuardedHostResolver(HostResolver hostResolver, AddressGuard guard, ConnectionTrace trace, Deadline deadline) {
        this.hostResolver = hostResolver;
        this.guard = guard;
        this.trace = trace;
        this.deadline = deadline;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (allowedAddresses == null) {
            allowedAddresses = resolveAllowed(host);
        }
        return allowedAddresses;
    }

    private InetAddress[] resolveAllowed(String host) throws UnknownHostException {
        var found = lookup(host);
        if (trace.throughProxy) {
            return found;
        }
        var passed = new ArrayList<InetAddress>();
        var reason = "no address";
        for (var address : found) {
            var refusal = guard.refusal(address, trace.privateAddresses);
            if (refusal.isPresent()) {
                reason = refusal.get() + " " + address.getHostAddress();
            } else {
                passed.add(address);
            }
        }
        if (passed.isEmpty()) {
            throw new AddressRefused(Diagnosis.ADDRESS_REFUSED, "resolve " + host + ": " + reason);
        }
        var onlyLoopback = guard.policy().plainHttp() != EgressPolicy.PlainHttp.ANYWHERE;
        if (trace.isPlain() && onlyLoopback && !passed.stream().allMatch(InetAddress::isLoopbackAddress)) {
            throw new AddressRefused(
                    Diagnosis.HTTP_REFUSED, "resolve " + host + ": plain HTTP is allowed to loopback addresses only");
        }
        return passed.toArray(InetAddress[]::new);
    }

    /**
     * The system's resolver knows no deadline, so it works beside; on a thread of its own, because it would keep the
     * carrier of a virtual one, and a few names without an answer would halt everything else.
     */
    private InetAddress[] lookup(String host) throws UnknownHostException {
        var task = new FutureTask<>(() -> hostResolver.lookup(host));
        Thread.ofPlatform().name("lookup").daemon().start(task);
        try {
            return task.get(Math.min(LOOKUP_TIMEOUT_MILLIS, deadline.remainingMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new UnknownHostException(host + ": no answer from the resolver");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + ": interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new UnknownHostException(host + ": " + e.getCause());
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
