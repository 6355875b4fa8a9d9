package io.meterproof.loadtests.run;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Says every ten seconds how far a long run has come. */
public record Progress(LongAdder counter, ScheduledExecutorService timer) implements AutoCloseable {
    private static final long SECONDS = 10;

    public static Progress of(long total, PrintWriter words) {
        return saying(done -> words.printf("%,d of %,d%n", done, total), words);
    }

    /** Of a run whose end is not known. */
    public static Progress counting(PrintWriter words) {
        return saying(done -> words.printf("%,d so far%n", done), words);
    }

    private static Progress saying(LongConsumer howFar, PrintWriter words) {
        LongAdder counter = new LongAdder();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        Runnable say = () -> {
            howFar.accept(counter.sum());
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
