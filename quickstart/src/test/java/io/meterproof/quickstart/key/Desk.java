package io.meterproof.quickstart.key;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.quickstart.fixture.TestTrust;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.keys.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One proposal that goes from hand to hand, without a stack: the keys of all roles and the trust file that names them. */
record Desk(KeyCommands commands, Path keys, Path trust, Path proposal) {
    /** An identity that nobody has. */
    static final String HEX = "ab".repeat(32);

    static Desk in(Path directory) throws IOException {
        KeyDirectory keys = new KeyDirectory(directory.resolve("keys"));
        Path trust = Files.writeString(directory.resolve("trust.json"), TrustFileCodec.encode(TestTrust.of(keys)));
        return new Desk(new KeyCommands(), directory.resolve("keys"), trust, directory.resolve("event.json"));
    }

    int run(Object... arguments) {
        return commands.run(arguments);
    }

    int enrol(Path meter) {
        return run("enrol", "--maker", "M", "--serial", "S-1", "--key", meter, "--out", proposal);
    }

    int revoke() {
        return run(
                "revoke",
                "--meter",
                HEX,
                "--key",
                HEX,
                "--reason",
                "scrapped",
                "--at",
                "2026-01-01T00:00:00Z",
                "--out",
                proposal);
    }

    /** With the key of a role, or of one of its people. */
    int approve(String name) {
        return approve(keys.resolve(name + ".key"));
    }

    int approve(Path key) {
        return commands.approve(proposal, key, trust);
    }

    int show() {
        return run("show", proposal, "--trust", trust);
    }

    String out() {
        return commands.out();
    }

    String err() {
        return commands.err();
    }

    JsonNode json() {
        return commands.json();
    }

    static String fingerprintOf(Path key) throws IOException {
        return KeyFile.read(key).id().hex();
    }
}
