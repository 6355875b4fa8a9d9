package io.meterproof.anchor.run;

import io.meterproof.anchor.store.ContradictionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that takes steps until it is closed. A step that fails is taken again after a pause that doubles. Once any worker
 * has found the log contradicting itself, none takes a step again. An {@link Error} ends the thread, and the owner is told.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final String name;
    private final Step step;
    private final Duration idle;
    private final Health health;
    private final Consumer<Error> died;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** One step of the work. */
    @FunctionalInterface
    public interface Step {
        /** Takes the step and says whether another may follow at once. */
        boolean take();
    }

    /**
     * A worker that has not started.
     *
     * @param idle pause after a step that found nothing to do
     * @param died told the error that ended the thread
     */
    public Worker(String name, Step step, Duration idle, Health health, Consumer<Error> died) {
        this.name = name;
        this.step = step;
        this.idle = idle;
        this.health = health;
        this.died = died;
        this.thread = new Thread(this::run, name);
    }

    public void start() {
        health.troubled(name, "has not taken a step yet");
        thread.start();
    }

    /** Waits until the thread has ended by itself, and says whether it has. */
    boolean join(long time, TimeUnit unit) throws InterruptedException {
        thread.join(unit.toMillis(time));
        return !thread.isAlive();
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
        while (!stopped && health.contradiction().isEmpty()) {
            pause = take(pause);
            stopped = await(pause);
        }
        health.contradiction().ifPresent(what -> {
            LOG.error("{} stops, nothing more is signed: {}", name, what);
            health.troubled(name, "stopped: " + what);
        });
    }

    /** Takes a step and returns how long to pause. */
    private Duration take(Duration pause) {
        try {
            boolean more = step.take();
            health.well(name);
            return more ? Duration.ZERO : idle;
        } catch (ContradictionException e) {
            LOG.error("{} found a contradiction", name, e);
            health.contradicted(e.getMessage());
            return Duration.ZERO;
        } catch (RuntimeException e) {
            Duration next = longer(pause);
            LOG.warn("{} tries again in {} ms: {}", name, next.toMillis(), message(e));
            LOG.debug("{}", name, e);
            health.troubled(name, message(e));
            return next;
        } catch (Error e) {
            health.troubled(name, "ended: " + e);
            died.accept(e);
            throw e;
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
