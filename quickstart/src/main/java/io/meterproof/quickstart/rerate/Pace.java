package io.meterproof.quickstart.rerate;

import io.meterproof.quickstart.backlog.Backlog;
import io.meterproof.quickstart.backlog.Patience;
import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets the settlement job finish one batch, and the readings that came meanwhile, before it gets the next. */
final class Pace implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Backlog backlog;
    private final long mostReadings;
    private final AtomicLong behind = new AtomicLong();
    private final Patience patience;

    /**
     * @param mostReadings how many readings may wait when a batch is sent
     * @param limit how long nothing may happen
     */
    Pace(Backlog backlog, long mostReadings, Duration limit) {
        this.backlog = backlog;
        this.mostReadings = mostReadings;
        this.patience = new Patience(
                limit,
                behind::get,
                Pace::rest,
                () -> behind + " documents and readings wait. Do the rest by the same command");
    }

    /** @throws StackException if the settlement job works nothing off for too long */
    void await() throws InterruptedException {
        patience.await("settlement", this::isFree);
    }

    private boolean isFree() throws IOException, InterruptedException {
        long documents = backlog.ofDocuments();
        long readings = backlog.ofReadings();
        behind.set(documents + readings);
        return documents == 0 && readings <= mostReadings;
    }

    private static void rest() {
        try {
            Thread.sleep(BETWEEN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted. Do the rest by the same command.", e);
        }
    }

    @Override
    public void close() {
        backlog.close();
    }
}
