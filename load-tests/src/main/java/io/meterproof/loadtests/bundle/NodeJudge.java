package io.meterproof.loadtests.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** The JavaScript verifier, in a process of its own that ends with its standard input. */
final class NodeJudge implements Judge {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private NodeJudge(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.US_ASCII);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param home the repository's root */
    static NodeJudge start(Path home, Path trust) {
        String judge = home.resolve("ledger-anchor/verifier-js/judge.mjs").toString();
        try {
            return new NodeJudge(new ProcessBuilder("node", judge, trust.toString())
                    .redirectError(Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Node.js does not start", e);
        }
    }

    @Override
    public Optional<Refusal> judge(byte[] bundle) {
        try {
            questions.write(Base64.getEncoder().encodeToString(bundle));
            questions.newLine();
            questions.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("the JavaScript verifier ended without an answer");
            }
            return refusal(JSON.readTree(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Refusal> refusal(JsonNode answer) {
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        answer.path("step").asText(),
                        answer.path("path").asText(),
                        answer.path("words").asText()));
    }

    @Override
    public void close() {
        process.destroy();
    }

    @Override
    public String toString() {
        return "JavaScript";
    }
}
