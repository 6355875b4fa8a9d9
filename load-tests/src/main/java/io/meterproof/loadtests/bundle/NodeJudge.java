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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The JavaScript verifier, in processes of its own, one for each processor, that end with their standard inputs. */
final class NodeJudge implements Judge {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Verifier> all;
    private final BlockingQueue<Verifier> idle;

    private NodeJudge(List<Verifier> all) {
        this.all = all;
        this.idle = new LinkedBlockingQueue<>(all);
    }

    /** @param home the repository's root */
    static NodeJudge start(Path home, Path trust) {
        String judge = home.resolve("ledger-anchor/verifier-js/judge.mjs").toString();
        List<Verifier> all = new ArrayList<>();
        try {
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                all.add(Verifier.of(new ProcessBuilder("node", judge, trust.toString())
                        .redirectError(Redirect.INHERIT)
                        .start()));
            }
            return new NodeJudge(all);
        } catch (IOException e) {
            all.forEach(Verifier::end);
            throw new UncheckedIOException("Node.js does not start", e);
        }
    }

    @Override
    public Optional<Refusal> judge(byte[] bundle) {
        Verifier verifier;
        try {
            verifier = idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while every JavaScript verifier was busy", e);
        }
        try {
            return refusal(JSON.readTree(verifier.ask(bundle)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            idle.add(verifier);
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
        all.forEach(Verifier::end);
    }

    @Override
    public String toString() {
        return "JavaScript";
    }

    /** One process, which answers a question before it is asked the next. */
    private record Verifier(Process process, BufferedWriter questions, BufferedReader answers) {
        static Verifier of(Process process) {
            return new Verifier(
                    process,
                    process.outputWriter(StandardCharsets.US_ASCII),
                    process.inputReader(StandardCharsets.UTF_8));
        }

        String ask(byte[] bundle) throws IOException {
            questions.write(Base64.getEncoder().encodeToString(bundle));
            questions.newLine();
            questions.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("the JavaScript verifier ended without an answer");
            }
            return line;
        }

        void end() {
            process.destroy();
        }
    }
}
