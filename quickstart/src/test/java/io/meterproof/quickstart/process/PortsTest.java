package io.meterproof.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aListeningProcessOwnsItsPort() throws IOException {
        try (var socket = listen()) {
            assertThat(ListeningSockets.owns(ProcessHandle.current(), socket.getLocalPort()))
                    .isTrue();
        }
    }

    @Test
    void aPortThatSomebodyElseOpenedIsNotOurs() throws IOException, InterruptedException {
        var other = new ProcessBuilder("cat").start();
        try (var socket = listen()) {
            assertThat(ListeningSockets.owns(other.toHandle(), socket.getLocalPort()))
                    .isFalse();
        } finally {
            other.getOutputStream().close();
            other.waitFor();
        }
    }

    @Test
    void aPortWithoutListenerIsNotTaken() throws IOException {
        int port;
        try (var socket = listen()) {
            port = socket.getLocalPort();
            assertThat(ListeningSockets.isTaken(port)).isTrue();
        }
        assertThat(ListeningSockets.isTaken(port)).isFalse();
    }

    @Test
    void aPortThatIsOnlyConnectedToIsNoListener() {
        var established = "0: 0100007F:1F90 0100007F:D431 01 0 0 0 0 0 42".split(" ");
        assertThat(ListeningSockets.isListener(established, 0x1F90)).isFalse();
    }

    @Test
    void aFreeWantedPortIsKept() throws IOException {
        int wanted;
        try (var socket = listen()) {
            wanted = socket.getLocalPort();
        }
        assertThat(FreePorts.choose(List.of("a"), Map.of("a", wanted))).containsEntry("a", wanted);
    }

    @Test
    void aBusyWantedPortIsReplaced() throws IOException {
        try (var socket = listen()) {
            int busy = socket.getLocalPort();
            assertThat(FreePorts.choose(List.of("a"), Map.of("a", busy)).get("a"))
                    .isNotEqualTo(busy);
        }
    }

    @Test
    void noTwoNamesGetTheSamePort() throws IOException {
        var names = List.of("a", "b", "c", "d");
        assertThat(FreePorts.choose(names, Map.of()).values()).doesNotHaveDuplicates();
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
