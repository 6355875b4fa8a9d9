package io.meterproof.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.Meterproof;
import io.meterproof.quickstart.backlog.TopicTally;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.Options;
import io.meterproof.quickstart.stack.ProgressListener;
import io.meterproof.quickstart.stack.StackState;
import io.meterproof.records.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A stack on which the demo is played while its TaskManager is killed, and the commands that are given to it. */
final class PlayedStack implements AutoCloseable {
    private static final int IN_THE_MIDDLE = 1_000;

    private final StringWriter output = new StringWriter();
    private final Path directory;
    private final LocalStack stack;

    PlayedStack(Path directory) {
        this.directory = directory;
        stack = LocalStack.start(data(), Options.pipeline(), ProgressListener.silent());
    }

    /** The exit code of the demo. */
    int play() {
        CompletableFuture<Void> killed = CompletableFuture.runAsync(this::killTheTaskManagerInTheMiddle);
        int exitCode = run("demo", "--exit", "--data-dir", data().toString(), "--out", out().toString());
        System.out.print(output);
        killed.join();
        return exitCode;
    }

    StackState state() {
        return stack.state();
    }

    Endpoints endpoints() {
        return stack.endpoints();
    }

    Path data() {
        return directory.resolve("data");
    }

    /** What the demo wrote. */
    Path out() {
        return directory.resolve("out");
    }

    /** The trust file that the demo wrote beside its bills. */
    Path trust() {
        return out().resolve("trust.json");
    }

    /** What all commands said. */
    String output() {
        return output.toString();
    }

    int run(String... arguments) {
        PrintWriter words = new PrintWriter(output, true);
        return Meterproof.commandLine().setOut(words).setErr(words).execute(arguments);
    }

    private void killTheTaskManagerInTheMiddle() {
        try (TopicTally tally =
                new TopicTally(stack.endpoints().bootstrapServers(), List.of(Topics.READINGS_VERIFIED))) {
            while (tally.count(Topics.READINGS_VERIFIED) < IN_THE_MIDDLE) {
                tally.update();
            }
        }
        ProcessHandle.of(stack.pid("flink-taskmanager")).orElseThrow().destroyForcibly();
    }

    int corrections(String... arguments) {
        List<String> command = new ArrayList<>(List.of("corrections"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data-dir", data().toString()));
        return run(command.toArray(String[]::new));
    }

    /** Approves a batch of corrections with the key of one of the billing team. */
    int approve(Path batch, String name) {
        Path key = endpoints().keysDir().resolve(name + ".key");
        return corrections("approve", batch.toString(), "--key", key.toString());
    }

    /** How far an account's statements are. */
    Set<String> statesOf(String account) throws IOException, InterruptedException {
        Set<String> states = new HashSet<>();
        for (JsonNode statement :
                JsonHttp.get(stack.endpoints().billingUrl() + "/statements").path("statements")) {
            if (statement.path("account").asText().equals(account)) {
                states.add(statement.path("state").asText());
            }
        }
        return states;
    }

    /** What the command to send rejections again says; it succeeds. */
    String redrive(String... options) {
        StringWriter words = new StringWriter();
        PrintWriter out = new PrintWriter(words, true);
        List<String> command = new ArrayList<>(List.of("redrive", "--data-dir", data().toString()));
        command.addAll(List.of(options));
        assertThat(Meterproof.commandLine().setOut(out).setErr(out).execute(command.toArray(String[]::new)))
                .isZero();
        return words.toString();
    }

    /** How many entries are settled, once all that was received is judged. */
    long settled() {
        try (TopicTally tally = new TopicTally(
                stack.endpoints().bootstrapServers(),
                List.of(
                        Topics.SETTLEMENT_LINES,
                        Topics.READINGS_RECEIVED,
                        Topics.READINGS_VERIFIED,
                        Topics.READINGS_REJECTED,
                        Topics.DEAD_LETTERS))) {
            tally.catchUp();
            return tally.count(Topics.SETTLEMENT_LINES);
        }
    }

    /** The bills that the demo wrote. */
    List<Path> bills() throws IOException {
        try (Stream<Path> files = Files.list(out())) {
            return files.filter(file -> file.getFileName().toString().startsWith("bill-"))
                    .toList();
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
