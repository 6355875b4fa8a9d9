package io.meterproof.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.quickstart.Meterproof;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StateFile;
import io.meterproof.quickstart.process.ProcessIdentity;
import io.meterproof.quickstart.stack.PartStatus;
import io.meterproof.quickstart.stack.PartStatus.State;
import io.meterproof.quickstart.stack.StackState;
import io.meterproof.quickstart.stack.StackState.Phase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter err = new StringWriter();

    @Test
    void anotherScenarioInTheSameDirectoryIsRefused() throws IOException {
        new PlayedScenario(directory).remember("neighbourhood-1");

        assertThat(demo("--seed", "2")).isEqualTo(1);
        assertThat(err.toString()).contains("holds the scenario neighbourhood-1, not neighbourhood-2", "--data-dir");
    }

    @Test
    void dataThatAreNoneAreRefusedBeforeAnythingStarts() {
        assertThat(demo("--data", directory.resolve("nowhere").toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("Cannot use the data in ");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void resultsThatCannotBeWrittenAreRefusedBeforeAnythingStarts() throws IOException {
        Path file = Files.writeString(directory.resolve("out"), "");

        assertThat(demo("--out", file.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("Cannot write to " + file).hasLineCount(1);
        assertThat(directory).isDirectoryNotContaining("glob:**/keys");
    }

    @Test
    void aStackThatIsStillStartingIsNotPlayedOn() throws IOException {
        running(Phase.STARTING, "billing-sink");

        assertThat(demo()).isEqualTo(1);
        assertThat(err.toString()).contains("is starting, without every part of the pipeline ready");
    }

    @Test
    void serversAloneAreNotPlayedOn() throws IOException {
        running(Phase.RUNNING, "kafka");

        assertThat(demo()).isEqualTo(1);
        assertThat(err.toString()).contains("without every part of the pipeline");
    }

    @Test
    void aRunningStackKeepsItsPorts() throws IOException {
        running(Phase.RUNNING, "billing-sink");

        assertThat(demo("--port", "billing=8080")).isEqualTo(1);
        assertThat(err.toString()).contains("leave out --port");
    }

    private void running(Phase phase, String part) throws IOException {
        var stack = new StackDirectory(directory);
        var parts = List.of(new PartStatus(part, State.READY, null, 0, ""));
        var state = new StackState(ProcessIdentity.current(), phase, Endpoints.of(stack, Map.of()), parts);
        new StateFile<>(stack.state(), StackState.class).write(state);
        assertThat(Files.exists(stack.state())).isTrue();
    }

    private int demo(String... options) {
        var arguments = new ArrayList<>(List.of("demo", "--data-dir", directory.toString()));
        arguments.addAll(List.of(options));
        return Meterproof.commandLine().setErr(new PrintWriter(err, true)).execute(arguments.toArray(String[]::new));
    }
}
