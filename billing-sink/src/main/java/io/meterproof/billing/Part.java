package io.meterproof.billing;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loop on a thread of its own. */
final class Part implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Part.class);
    private static final long STOP_MILLIS = 3_000;

    private final Thread thread;
    private final Runnable stop;

    private Part(Thread thread, Runnable stop) {
        this.thread = thread;
        this.stop = stop;
    }

    /**
     * @param stop ends the loop soon
     * @param failed told why the loop ended by itself
     */
    static Part start(String name, Runnable loop, Runnable stop, Consumer<Throwable> failed) {
        Thread thread = new Thread(
                () -> {
                    try {
                        loop.run();
                    } catch (RuntimeException | Error e) {
                        failed.accept(e);
                    }
                },
                name);
        thread.start();
        return new Part(thread, stop);
    }

    String state() {
        return thread.isAlive() ? "ok" : "stopped";
    }

    /** Lets the loop end by itself, then interrupts what it waits for. */
    @Override
    public void close() throws InterruptedException {
        stop.run();
        thread.join(STOP_MILLIS);
        if (thread.isAlive()) {
            LOG.info("{} is interrupted", thread.getName());
            thread.interrupt();
            thread.join(STOP_MILLIS);
        }
    }
}
