package io.meterproof.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.records.wire.RegistryUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void theFirstLineOfEveryCommandsDescriptionIsASentence() {
        assertThat(Meterproof.commandLine().getSubcommands().values())
                .hasSizeGreaterThan(30)
                .allSatisfy(command -> assertThat(
                                command.getCommandSpec().usageMessage().description()[0])
                        .as(command.getCommandSpec().qualifiedName())
                        .endsWith("."));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redrive --from yesterday                 | 'yesterday' is not an instant such as",
                "redrive --patience PT-5S                 | 'PT-5S' is not a duration such as",
                "redrive --meter zz                       | 64 digits of lower-case hexadecimal, or MAKER/SERIAL",
                "redrive --meter maker/                   | 64 digits of lower-case hexadecimal, or MAKER/SERIAL",
                "top-up gas-02 much --id payment-1        | 'much' is not a decimal number such as 65.00",
                "close home-01 --to yesterday             | 'yesterday' is not an instant such as",
                "close home-01                            | Missing required option: '--to=INSTANT'. See meterproof close --help.",
                "fuzz --minutes 0                         | --minutes is at least 1",
                "witness --dir w --name w --port 65536    | --port is 1 to 65535",
                "witness --dir w --name w                 | name --log or --trust",
                "verify bill.json --rpc chain             | 'chain' is no http or https URL",
                "fsck --rpc 127.0.0.1:8545                | '127.0.0.1:8545' is no http or https URL",
                "fsck --bootstrap-servers 127.0.0.1:9092  | --registry-url",
                "key list --url billing                   | 'billing' is no http or https URL",
                "key list --bootstrap-servers 127.0.0.1:1 | --registry-url"
            })
    void whatNoOptionCanBeIsOneLineOfWrongUsage(String arguments, String words) {
        assertThat(run(arguments.strip().split(" +"))).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "status", "down", "demo", "redrive", "fsck"})
    void aDataDirectoryThatIsNoneIsOneLine(String command) throws Exception {
        var file = Files.writeString(directory.resolve("file"), "");
        assertThat(run(command, "--data-dir", file.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly("--data-dir '" + file + "' is not a directory.");
    }

    @Test
    void anEmptyNameIsOneLineOfWrongUsage() {
        assertThat(run("verify", "")).isEqualTo(2);
        assertThat(run("up", "--data-dir", "")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.contains("'' names no file or directory"));
    }

    @Test
    void whatOthersFailAtIsOneLineAndOurMistakesAreNot() {
        assertThat(Meterproof.words(new TimeoutException("nobody answers")))
                .contains("Kafka does not do its part: nobody answers.");
        assertThat(Meterproof.words(new AccessDeniedException("data"))).contains("Cannot use data: permission denied");
        assertThat(Meterproof.words(new RegistryUnavailableException("no schema registry", null)))
                .contains("no schema registry");
        assertThat(Meterproof.words(new IOException("Cannot run program \"setsid\": error=2, No such file")))
                .contains("Cannot run program \"setsid\": error=2, No such file.");
        assertThat(Meterproof.words(new IOException("anything"))).isEmpty();
        assertThat(Meterproof.words(new IllegalStateException("never"))).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsSaidInWords() {
        var file = directory.resolve("bill.json").toString();

        assertThat(run("verify", file)).isEqualTo(2);
        assertThat(run("verify", file, "--trust", file)).isEqualTo(2);
        assertThat(run("key", "show", file)).isEqualTo(2);
        assertThat(run("witness", "--dir", directory.toString(), "--name", "w", "--trust", file))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .hasSize(4)
                .containsOnly("Cannot read " + file + ": there is no such file or directory");
        assertThat(directory).isEmptyDirectory();
    }

    private int run(String... arguments) {
        return Meterproof.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
