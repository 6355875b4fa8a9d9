package io.meterproof.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeterproofTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandHasHelp() {
        for (var name : Meterproof.commandLine().getSubcommands().keySet()) {
            assertThat(run(name, "--help")).as(name).isZero();
        }
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        assertThat(run("upp")).isEqualTo(2);
    }

    @Test
    void withoutAStackStatusFails() {
        assertThat(run("status", "--data-dir", directory.toString())).isEqualTo(1);
        assertThat(out).hasToString(String.format("Nothing is running.%n"));
    }

    @Test
    void withoutAStackThereIsNothingToStop() {
        assertThat(run("down", "--data-dir", directory.toString())).isZero();
    }

    @Test
    void aProblemIsOneLine() throws Exception {
        Files.writeString(directory.resolve("stack.json"), "{");
        assertThat(run("status", "--data-dir", directory.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port billing=99999                   | '99999' is not a port from 1 to 65535",
                "--port billing=0                       | '0' is not a port from 1 to 65535",
                "--port billing=http                    | 'http' is not a port from 1 to 65535",
                "--port billing                         | 'billing' is not NAME=PORT",
                "--port console=8080                    | no port is called 'console', only kafka, ",
                "--port billing=8080 --port billing=8081| gives billing twice",
                "--port billing=8080 --port flink=8080  | gives port 8080 to two parts"
            })
    void aWrongPortIsOneLineOfWrongUsage(String options, String words) {
        var arguments = ("up --data-dir " + directory + " " + options).split(" ");
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(words);
    }

    private int run(String... arguments) {
        return Meterproof.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
