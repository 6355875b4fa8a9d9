package io.meterproof.quickstart.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.quickstart.stack.PartStatus;
import io.meterproof.quickstart.stack.PartStatus.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private final StringWriter written = new StringWriter();

    @Test
    void withoutATerminalOnlyResultsAreLines() {
        var progress = new ConsoleProgress(new PrintWriter(written), false);
        progress.changed(status("kafka", State.STARTING, ""));
        progress.changed(status("kafka", State.READY, "3.1 s"));
        assertThat(written).hasToString(String.format("kafka                  ready      3.1 s%n"));
    }

    @Test
    void onATerminalEveryPartKeepsItsLine() {
        var progress = new ConsoleProgress(new PrintWriter(written), true);
        progress.changed(status("kafka", State.STARTING, ""));
        progress.changed(status("kafka", State.READY, "3.1 s"));
        assertThat(written.toString()).endsWith("\033[1A\033[2Kkafka                  ready      3.1 s\n");
    }

    @Test
    void restartsAreShown() {
        var restarted = new PartStatus("kafka", State.READY, null, 2, "3.1 s");
        assertThat(ConsoleProgress.line(restarted)).endsWith("3.1 s (restarted 2x)");
    }

    private static PartStatus status(String name, State state, String detail) {
        return new PartStatus(name, state, null, 0, detail);
    }
}
