package io.fairlead.agent.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a host's name, or an address in any notation, into addresses. */
@FunctionalInterface
public interface Names {

    Names SYSTEM = InetAddress::getAllByName;

    InetAddress[] lookup(String host) throws UnknownHostException;
}
