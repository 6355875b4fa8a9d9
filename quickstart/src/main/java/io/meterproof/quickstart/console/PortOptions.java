package io.meterproof.quickstart.console;

import io.meterproof.quickstart.stack.Options;
import io.meterproof.quickstart.stack.Options.Scope;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for starting a stack. */
public final class PortOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "NAME=PORT",
            converter = PortChoice.Converter.class,
            description = "A fixed port, for instance billing=8080 (default: the port used before, else a free one).")
    private List<PortChoice> choices = List.of();

    public Options options(Scope scope) {
        return new Options(ports(), scope, Options.PROMPT, Options.TEN_YEARS);
    }

    /**
     * The ports asked for, by name.
     *
     * @throws ParameterException if a name or a port is there twice
     */
    public Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (PortChoice choice : choices) {
            if (ports.put(choice.name(), choice.number()) != null) {
                throw wrong("gives " + choice.name() + " twice");
            }
            if (!taken.add(choice.number())) {
                throw wrong("gives port " + choice.number() + " to two parts");
            }
        }
        return ports;
    }

    private ParameterException wrong(String words) {
        return new ParameterException(command.commandLine(), "Option '--port' " + words + ".");
    }
}
