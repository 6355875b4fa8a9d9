package io.meterproof.quickstart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.quickstart.Meterproof;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "--block-size, 0",
        "--block-size, 97",
        "--duplicates, 200",
        "--late, -1",
        "--forged, NaN",
        "--meters, 0",
        "--readings, 0"
    })
    void aLoadThatCannotBeMadeIsWrongUsageBeforeAnythingStarts(String option, String value) {
        StringWriter err = new StringWriter();

        int code = Meterproof.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("bench", "--data-dir", directory.toString(), option, value);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith(option + " is ");
        assertThat(directory).isEmptyDirectory();
    }
}
