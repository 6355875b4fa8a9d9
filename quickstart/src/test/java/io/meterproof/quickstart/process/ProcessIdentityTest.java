package io.meterproof.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
    @Test
    void thisProcessIsAlive() {
        assertThat(ProcessIdentity.current().isAlive()).isTrue();
    }

    @Test
    void anotherProcessUnderTheSamePidIsNotTakenForIt() {
        var current = ProcessIdentity.current();
        var predecessor = new ProcessIdentity(current.pid(), current.birth() + "0");
        assertThat(predecessor.handle()).isEmpty();
    }

    @Test
    void aProcessThatEndedIsNotAlive() throws IOException, InterruptedException {
        var process = new ProcessBuilder("cat").start();
        var identity = ProcessIdentity.of(process.pid()).orElseThrow();
        process.getOutputStream().close();
        process.waitFor();
        assertThat(identity.isAlive()).isFalse();
    }
}
