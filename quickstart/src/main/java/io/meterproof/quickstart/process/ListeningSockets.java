package io.meterproof.quickstart.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which process listens on which TCP port, from proc(5): {@code net/tcp}, {@code net/tcp6} and the {@code fd} links. */
public final class ListeningSockets {
    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    /** Whether the process, or one of its descendants, listens on the port. */
    public static boolean owns(ProcessHandle process, int port) throws IOException {
        var sockets = listening(port);
        if (sockets.isEmpty()) {
            return false;
        }
        return Stream.concat(Stream.of(process), process.descendants()).anyMatch(each -> holdsAny(each.pid(), sockets));
    }

    /** Whether any process at all listens on the port. */
    public static boolean isTaken(int port) throws IOException {
        return !listening(port).isEmpty();
    }

    private static Set<String> listening(int port) throws IOException {
        try (var ipv4 = lines("tcp");
                var ipv6 = lines("tcp6")) {
            return Stream.concat(ipv4, ipv6)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> isListener(fields, port))
                    .map(fields -> "socket:[" + fields[INODE] + "]")
                    .collect(Collectors.toSet());
        }
    }

    static boolean isListener(String[] fields, int port) {
        return fields.length > INODE
                && fields[STATE].equals(LISTEN)
                && fields[LOCAL_ADDRESS].endsWith(String.format(":%04X", port));
    }

    private static Stream<String> lines(String table) throws IOException {
        var path = Path.of("/proc/net", table);
        return Files.exists(path) ? Files.lines(path) : Stream.empty();
    }

    private static boolean holdsAny(long pid, Set<String> sockets) {
        try (var descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException e) {
            return false; // It ended while we looked.
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // It was closed while we looked.
        }
    }
}
