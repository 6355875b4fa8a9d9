package io.meterproof.quickstart.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.stack.LocalStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Measures one load on a fresh stack: warm up, watch idle, then send and wait until all of it is committed. */
final class Bench {
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final String TASK_MANAGER = "flink-taskmanager";

    private final LocalStack stack;
    private final PrintWriter progress;

    Bench(LocalStack stack, PrintWriter progress) {
        this.stack = stack;
        this.progress = progress;
    }

    Measurement run(int blockSize, List<String> generatorArguments) throws IOException, InterruptedException {
        try (GeneratorProcess generator = GeneratorProcess.start(stack.endpoints(), generatorArguments);
                Settling settling = new Settling(stack.endpoints())) {
            say("Signing in advance ...");
            BareRate bare = BareRate.of(generator.await("verification"));
            Load warmUp = Load.of(generator.await("ready"));
            settling.documents();
            say("Warming up with " + warmUp.readings() + " readings ...");
            generator.cue();
            generator.await("sent");
            settling.committed(warmUp);
            settling.workedOff();
            Load load = Load.of(generator.await("ready"));
            CpuTimes idle = watchIdle();
            return measure(blockSize, bare, warmUp, load, idle, generator, settling);
        }
    }

    private CpuTimes watchIdle() throws InterruptedException {
        say("Watching the stack idle ...");
        CpuTimes before = CpuTimes.of(stack.state());
        Thread.sleep(IDLE.toMillis());
        return CpuTimes.of(stack.state()).since(before);
    }

    private Measurement measure(
            int blockSize,
            BareRate bare,
            Load warmUp,
            Load load,
            CpuTimes idle,
            GeneratorProcess generator,
            Settling settling)
            throws IOException, InterruptedException {
        say("Measuring " + load.readings() + " readings ...");
        Load whole = warmUp.plus(load);
        CpuTimes before = CpuTimes.of(stack.state());
        TaskThread verify = new TaskThread(before.processes().get(TASK_MANAGER), "verify");
        Duration verifyBefore = verify.cpu();
        long began = System.nanoTime();
        generator.cue();
        JsonNode sent = generator.await("sent");
        settling.committed(whole);
        Duration committed = since(began);
        settling.workedOff();
        CpuTimes spent = CpuTimes.of(stack.state()).since(before);
        Duration verifySpent = verify.cpu().minus(verifyBefore);
        return new Measurement(
                blockSize,
                load,
                bare,
                Duration.ofMillis(sent.path("millis").asLong()),
                committed,
                since(began),
                spent,
                verifySpent,
                idle,
                IDLE,
                whole.outcome(),
                settling.outcome());
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void say(String words) {
        progress.println(words);
        progress.flush();
    }
}
