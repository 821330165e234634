package io.fairlead.agent.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a host's name, or an address in any notation, into addresses. */
@FunctionalInterface
public interface HostResolver {

    HostResolver SYSTEM = InetAddress::getAllByName;

    InetAddress[] lookup(String host) throws UnknownHostException;
}
