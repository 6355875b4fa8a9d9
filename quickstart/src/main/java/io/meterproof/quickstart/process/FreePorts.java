package io.meterproof.quickstart.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Free loopback ports: those used before when still free, else from the kernel. */
public final class FreePorts {
    private static final int BACKLOG = 1;

    private FreePorts() {}

    /**
     * One port per name, all different. Another process may still be quicker to bind one, so whoever uses a port checks that its
     * own child has it.
     */
    public static Map<String, Integer> choose(Collection<String> names, Map<String, Integer> wanted)
            throws IOException {
        var held = new ArrayList<ServerSocket>();
        try {
            var chosen = new LinkedHashMap<String, Integer>();
            for (var name : names) {
                var socket = bind(wanted.getOrDefault(name, 0));
                held.add(socket);
                chosen.put(name, socket.getLocalPort());
            }
            return chosen;
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }

    /** Whether the port can be bound on the loopback interface right now. */
    public static boolean isFree(int port) {
        try (var socket = open(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket bind(int wanted) throws IOException {
        return open(wanted != 0 && isFree(wanted) ? wanted : 0);
    }

    private static ServerSocket open(int port) throws IOException {
        return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    }
}
