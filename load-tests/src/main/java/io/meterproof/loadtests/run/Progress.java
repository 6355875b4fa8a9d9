package io.meterproof.loadtests.run;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Says every ten seconds how far a long run has come. */
public record Progress(LongAdder counter, ScheduledExecutorService timer) implements AutoCloseable {
    private static final long SECONDS = 10;

    public static Progress of(long total, PrintWriter words) {
        LongAdder counter = new LongAdder();
        return new Progress(counter, timer(() -> String.format("%,d of %,d", counter.sum(), total), words));
    }

    /** Of a run that says itself how far it has come, and needs no counter. */
    public static Progress saying(Supplier<String> howFar, PrintWriter words) {
        return new Progress(new LongAdder(), timer(howFar, words));
    }

    private static ScheduledExecutorService timer(Supplier<String> howFar, PrintWriter words) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        Runnable say = () -> {
            words.println(howFar.get());
            words.flush();
        };
        timer.scheduleAtFixedRate(say, SECONDS, SECONDS, TimeUnit.SECONDS);
        return timer;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
