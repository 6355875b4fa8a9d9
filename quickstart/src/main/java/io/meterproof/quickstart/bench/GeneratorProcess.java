package io.meterproof.quickstart.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.process.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The generator as a child: it speaks in JSON lines, begins a phase at a line of ours, and ends with our pipe. */
final class GeneratorProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path log;
    private final BufferedReader events;
    private final OutputStream cues;

    private GeneratorProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.events = process.inputReader(UTF_8);
        this.cues = process.getOutputStream();
    }

    static GeneratorProcess start(Endpoints endpoints, List<String> load) throws IOException {
        Installation installation = Installation.current();
        Path module = installation.home().resolve("load-tests");
        List<String> arguments = new ArrayList<>(List.of(
                "--bootstrap-servers", endpoints.bootstrapServers(),
                "--registry-url", endpoints.registryUrl(),
                "--keys-dir", endpoints.keysDir().toString(),
                "--trust", endpoints.trustFile().toString()));
        arguments.addAll(load);
        List<String> command = Jvm.withHeap("1500m")
                .classPath(module.resolve("target/classes") + ":" + installation.classPathOf(module))
                .plain("io.meterproof.loadtests.generator.Generator", arguments);
        Path log = endpoints.logsDir().resolve("generator.log");
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        return new GeneratorProcess(process, log);
    }

    /** The next thing it says, which must be this event. */
    JsonNode await(String event) throws IOException {
        String line = events.readLine();
        while (line != null && !line.startsWith("{")) {
            line = events.readLine();
        }
        if (line == null) {
            throw new StackException("The generator ended before it said \"" + event + "\"" + ": see " + log + ".");
        }
        JsonNode said = JSON.readTree(line);
        if (!said.path("event").asText().equals(event)) {
            throw new StackException("The generator said " + line + " instead of " + event + ".");
        }
        return said;
    }

    /** Lets the next phase begin. */
    void cue() throws IOException {
        cues.write('\n');
        cues.flush();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
