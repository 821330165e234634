package io.fairlead.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Tells where a request comes from. */
final class ClientAddress {

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** What one customer of a provider gets at least (RFC 6177); with the rest of the address anybody can do as they like. */
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** The last address is the one that our own proxy saw; those before it anybody can make up. */
    static String of(HttpServletRequest request, boolean forwarded) {
        var header = forwarded ? request.getHeader("X-Forwarded-For") : null;
        return network(
                header == null
                        ? request.getRemoteAddr()
                        : BucketRequest.cut(
                                header.substring(header.lastIndexOf(',') + 1).strip()));
    }

    private static String network(String address) {
        if (!IPV6.matcher(address).matches()) {
            return address;
        }
        try {
            // A literal, so that nobody is asked for it.
            return InetAddress.getByName(address) instanceof Inet6Address v6
                    ? HexFormat.of().formatHex(Arrays.copyOf(v6.getAddress(), NETWORK_BYTES)) + "/64"
                    : address;
        } catch (UnknownHostException _) {
            return address;
        }
    }
}
