package io.meterproof.loadtests.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestBundles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    @TempDir
    private Path directory;

    private final StringWriter trouble = new StringWriter();

    @Test
    void aFileThatIsNotThereIsOneLine() {
        Path missing = directory.resolve("missing.json");

        assertThat(attack(missing, missing)).isEqualTo(2);
        assertThat(trouble.toString().lines())
                .containsExactly("Cannot read " + missing + ": there is no such file or directory");
    }

    @Test
    void aTrustFileThatIsNoneIsOneLine() throws IOException {
        Path bundle = Files.write(directory.resolve("bill.json"), TestBundles.bytes());
        Path junk = Files.writeString(directory.resolve("junk"), "junk");

        assertThat(attack(bundle, junk)).isEqualTo(2);
        assertThat(trouble.toString().lines()).singleElement().asString().contains(junk + ": is not a trust file: ");
    }

    private int attack(Path bundle, Path trust) {
        return Bundle.commandLine()
                .setErr(new PrintWriter(trouble, true))
                .execute(bundle.toString(), "--trust", trust.toString(), "--only-java");
    }
}
