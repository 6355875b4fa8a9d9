package io.meterproof.quickstart.console;

import io.meterproof.quickstart.stack.Options;
import io.meterproof.quickstart.stack.Options.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options for starting a stack. */
public final class PortOptions {
    @Option(
            names = "--port",
            paramLabel = "NAME=PORT",
            description = "A fixed port, for instance billing=8080 (default: the port used before, else a free one).")
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    public Options options(Scope scope) {
        return new Options(ports, scope, Options.PROMPT);
    }

    public Map<String, Integer> ports() {
        return ports;
    }
}
