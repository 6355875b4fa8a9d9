package io.meterproof.quickstart.key;

import io.meterproof.tlog.Hash;
import picocli.CommandLine.Option;

/** Which key ends, and why. */
final class EndOptions {
    @Option(names = "--meter", required = true, paramLabel = "HEX", description = "The meter's identity.")
    private String meter;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "HEX",
            description = "The key's identity, as list prints it.")
    private String key;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for people.")
    private String reason;

    Hash meter() {
        return KeyArguments.identity("meter", meter);
    }

    Hash key() {
        return KeyArguments.identity("key", key);
    }

    String reason() {
        return reason;
    }
}
