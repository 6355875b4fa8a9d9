package io.meterproof.quickstart.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.quickstart.Meterproof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code meterproof key} and keeps what it says. */
final class KeyCommands {
    private final String command;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    KeyCommands() {
        this("key");
    }

    /** Runs another command. */
    KeyCommands(String command) {
        this.command = command;
    }

    /** The exit code; arguments that are paths are fine. */
    int run(Object... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(command));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return Meterproof.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    int approve(Path proposal, Path key, Path trust) {
        return run("approve", proposal, "--key", key, "--trust", trust);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out());
        } catch (IOException e) {
            throw new AssertionError(out() + err(), e);
        }
    }
}
