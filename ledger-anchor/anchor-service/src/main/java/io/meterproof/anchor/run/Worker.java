package io.meterproof.anchor.run;

import io.meterproof.tlog.InvalidProofException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that takes steps until it is closed. A step that fails is taken again after a pause that doubles; one that finds the log
 * contradicting itself is never taken again.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final String name;
    private final Step step;
    private final Duration idle;
    private final Health health;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** One step of the work. */
    @FunctionalInterface
    public interface Step {
        /** Takes the step and says whether another may follow at once. */
        boolean take();
    }

    /** @param idle pause after a step that found nothing to do */
    public Worker(String name, Step step, Duration idle, Health health) {
        this.name = name;
        this.step = step;
        this.idle = idle;
        this.health = health;
        this.thread = new Thread(this::run, name);
    }

    public void start() {
        thread.start();
    }

    /** Lets the present step end. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(STOPPING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = idle;
        boolean stopped = false;
        while (!stopped) {
            try {
                pause = step.take() ? Duration.ZERO : idle;
                health.well(name);
            } catch (InvalidProofException e) {
                LOG.error("{} stops, nothing more is signed: {}", name, e.getMessage(), e);
                health.troubled(name, "stopped: " + e.getMessage());
                return;
            } catch (RuntimeException e) {
                pause = longer(pause);
                LOG.warn("{} tries again in {} ms: {}", name, pause.toMillis(), message(e));
                LOG.debug("{}", name, e);
                health.troubled(name, message(e));
            }
            stopped = await(pause);
        }
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.compareTo(idle) < 0 ? idle : pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private boolean await(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("");
    }
}
