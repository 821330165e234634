package io.fairlead.agent.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Judges the addresses that a name leads to, before anything connects to them. */
public record AddressGuard(EgressPolicy policy) {

    /** Says why no policy lets anything connect to this literal address; empty for names and for any other address. */
    public static Optional<String> refusalOfLiteral(String host) {
        if (!host.matches("\\[.*]|[0-9a-fx.]*[0-9]")) {
            return Optional.empty();
        }
        try {
            var everythingElse = new EgressPolicy(true, EgressPolicy.PlainHttp.ANYWHERE);
            return new AddressGuard(everythingElse).refusal(InetAddress.getByName(host), PrivateAddresses.ALLOWED);
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    /** Whether a private network is meant: a registry may live there, what it points to only when it was approved. */
    public enum PrivateAddresses {
        ALLOWED,
        REFUSED
    }

    /** Says in two words why an address is refused; empty when it may be used. */
    Optional<String> refusal(InetAddress address, PrivateAddresses privateAddresses) {
        var real = unwrapped(address);
        if (real.isLoopbackAddress()) {
            return policy.allowLoopback() ? Optional.empty() : Optional.of("loopback address");
        }
        if (real.isAnyLocalAddress() || startsWith(real, 0)) {
            return Optional.of("unspecified address");
        }
        if (real.isLinkLocalAddress() || isMetadata(real)) {
            return Optional.of("link-local or metadata address");
        }
        if (real.isMulticastAddress() || (real instanceof Inet4Address && (real.getAddress()[0] & 0xff) >= 240)) {
            return Optional.of("multicast or reserved address");
        }
        return privateAddresses == PrivateAddresses.REFUSED && isPrivate(real)
                ? Optional.of("private address")
                : Optional.empty();
    }

    /** For hosts behind a forward proxy, which resolves their names itself: judges addresses and telling names. */
    Optional<String> refusalOfName(String host, PrivateAddresses privateAddresses) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return policy.allowLoopback() ? Optional.empty() : Optional.of("loopback address");
        }
        if (host.equals("metadata.google.internal")) {
            return Optional.of("link-local or metadata address");
        }
        try {
            return host.matches("\\[.*]|[0-9a-fx.]*[0-9]")
                    ? refusal(InetAddress.getByName(host), privateAddresses)
                    : Optional.empty();
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    private static boolean isPrivate(InetAddress address) {
        var bytes = address.getAddress();
        return address.isSiteLocalAddress()
                || (bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc)
                || (bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64);
    }

    private static boolean isMetadata(InetAddress address) {
        return switch (address.getHostAddress()) {
            case "100.100.100.200", "168.63.129.16", "fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254" -> true;
            default -> false;
        };
    }

    private static boolean startsWith(InetAddress address, int first) {
        return address instanceof Inet4Address && address.getAddress()[0] == first;
    }

    /** Finds the IPv4 address inside NAT64, 6to4, mapped and compatible IPv6 addresses, which lead to it. */
    private static InetAddress unwrapped(InetAddress address) {
        if (!(address instanceof Inet6Address) || address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return address;
        }
        var bytes = address.getAddress();
        var prefix = Arrays.copyOf(bytes, 12);
        if (Arrays.equals(prefix, new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0})
                || Arrays.equals(prefix, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff})
                || Arrays.equals(prefix, new byte[12])) {
            return ipv4(bytes, 12);
        }
        return bytes[0] == 0x20 && bytes[1] == 0x02 ? ipv4(bytes, 2) : address;
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
