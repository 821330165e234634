package io.fairlead.runtime.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;

/** Closes connections of a remote address beyond those that it may hold. */
final class ConnectionsPerAddress implements Connection.Listener {

    private final Map<InetAddress, Integer> counts = new ConcurrentHashMap<>();
    /** A connection that is closed does not tell its address any more. */
    private final Map<Connection, InetAddress> addresses = new ConcurrentHashMap<>();

    private final int max;

    ConnectionsPerAddress(int max) {
        this.max = max;
    }

    /** Also called for the WebSocket that a connection becomes, as is {@link #onClosed} for what it was. */
    @Override
    public void onOpened(Connection connection) {
        if (!(connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote)) {
            return;
        }
        addresses.put(connection, remote.getAddress());
        if (counts.merge(remote.getAddress(), 1, Integer::sum) > max) {
            connection.getEndPoint().close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        var address = addresses.remove(connection);
        if (address != null) {
            counts.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
        }
    }
}
