package io.meterproof.quickstart.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.quickstart.Meterproof;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedriveCommandTest {
    private final StringWriter words = new StringWriter();

    @Test
    void withoutAStackItSaysHowToStartOne(@TempDir Path nothing) {
        assertThat(run("redrive", "--data-dir", nothing.toString())).isEqualTo(1);
        assertThat(words.toString()).contains("./meterproof up");
    }

    @Test
    void aVerdictThatIsNoneIsWrongUsage() {
        assertThat(run("redrive", "--verdict", "LATE")).isEqualTo(2);
        assertThat(words.toString()).contains("SOURCE_QUARANTINED");
    }

    @Test
    void aTimeIsAnInstant() {
        assertThat(run("redrive", "--from", "yesterday")).isEqualTo(2);
    }

    @Test
    void aClusterNeedsItsSchemasToo() {
        assertThat(run("redrive", "--bootstrap-servers", "127.0.0.1:1")).isEqualTo(2);
    }

    private int run(String... arguments) {
        PrintWriter writer = new PrintWriter(words, true);
        return Meterproof.commandLine().setOut(writer).setErr(writer).execute(arguments);
    }
}
