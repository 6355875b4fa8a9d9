package io.meterproof.quickstart.document;

import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.quickstart.Meterproof;
import io.meterproof.quickstart.fixture.TestTrust;
import io.meterproof.quickstart.keys.KeyDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** One document that goes from hand to hand, without a stack: the keys of all roles and the trust file that names them. */
final class DocumentDesk {
    static final String METER = "ab".repeat(32);

    private final Path directory;
    private final Path trust;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    DocumentDesk(Path directory) throws IOException {
        this.directory = directory;
        TrustFile told = TestTrust.of(new KeyDirectory(directory.resolve("keys")));
        trust = Files.writeString(directory.resolve("trust.json"), TrustFileCodec.encode(told));
    }

    /** The document. */
    Path file() {
        return directory.resolve("document.json");
    }

    Path key(String name) {
        return directory.resolve("keys/" + name + ".key");
    }

    int approve(String name) {
        return run("document", "approve", file(), "--key", key(name), "--trust", trust);
    }

    int show() {
        return run("document", "show", file(), "--trust", trust);
    }

    int publish() {
        return run("document", "publish", file(), "--trust", trust);
    }

    int publishCalorificValues(String csv) throws IOException {
        Path values = Files.writeString(directory.resolve("values.csv"), csv);
        return run(
                "calorific-values",
                "publish",
                values,
                "--region",
                "gb-sw",
                "--key",
                key("registrar"),
                "--trust",
                trust);
    }

    /** What the last command said. */
    String out() {
        return out.toString();
    }

    /** What the last command said to be wrong. */
    String err() {
        return err.toString();
    }

    int run(Object... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return Meterproof.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }
}
