package io.fairlead.agent.wire;

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
final class GuardedNames implements DnsResolver {

    private static final long LONGEST_LOOKUP_MILLIS = 5_000;

    private final Names names;
    private final AddressGuard guard;
    private final Contact contact;
    private final Deadline deadline;
    private InetAddress @Nullable [] judged;

    GuardedNames(Names names, AddressGuard guard, Contact contact, Deadline deadline) {
        this.names = names;
        this.guard = guard;
        this.contact = contact;
        this.deadline = deadline;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (judged == null) {
            judged = judge(host);
        }
        return judged;
    }

    private InetAddress[] judge(String host) throws UnknownHostException {
        var found = lookup(host);
        if (contact.throughProxy) {
            return found;
        }
        var passed = new ArrayList<InetAddress>();
        var reason = "no address";
        for (var address : found) {
            var refusal = guard.refusal(address, contact.privately);
            if (refusal.isPresent()) {
                reason = refusal.get() + " " + address.getHostAddress();
            } else {
                passed.add(address);
            }
        }
        if (passed.isEmpty()) {
            throw new Refused(Diagnosis.ADDRESS_REFUSED, "resolve " + host + ": " + reason);
        }
        var onlyLoopback = guard.policy().plainHttp() != EgressPolicy.PlainHttp.ANYWHERE;
        if (contact.isPlain() && onlyLoopback && !passed.stream().allMatch(InetAddress::isLoopbackAddress)) {
            throw new Refused(
                    Diagnosis.HTTP_REFUSED, "resolve " + host + ": plain HTTP is allowed to loopback addresses only");
        }
        return passed.toArray(InetAddress[]::new);
    }

    /**
     * The system's resolver knows no deadline, so it works beside; on a thread of its own, because it would keep the
     * carrier of a virtual one, and a few names without an answer would halt everything else.
     */
    private InetAddress[] lookup(String host) throws UnknownHostException {
        var task = new FutureTask<>(() -> names.lookup(host));
        Thread.ofPlatform().name("lookup").daemon().start(task);
        try {
            return task.get(Math.min(LONGEST_LOOKUP_MILLIS, deadline.remainingMillis()), TimeUnit.MILLISECONDS);
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
