package io.meterproof.loadtests.run;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Says every ten seconds how far a long run has come. */
public record Progress(LongAdder counter, ScheduledExecutorService timer) implements AutoCloseable {
    private static final long SECONDS = 10;

    public static Progress of(long total, PrintWriter words) {
        LongAdder counter = new LongAdder();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        Runnable say = () -> {
            words.printf("%,d of %,d%n", counter.sum(), total);
            words.flush();
        };
        timer.scheduleAtFixedRate(say, SECONDS, SECONDS, TimeUnit.SECONDS);
        return new Progress(counter, timer);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
