package io.meterproof.loadtests.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a thread used. One input may cost two seconds of processor time and 256 MiB allocated, which bounds the heap that it
 * can hold.
 */
record Cost(long nanos, long bytes) {
    private static final long MAX_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long MAX_BYTES = 256 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What the current thread used so far. */
    static Cost now() {
        return new Cost(THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes());
    }

    Cost since(Cost earlier) {
        return new Cost(nanos - earlier.nanos, bytes - earlier.bytes);
    }

    /** Whether it is more than one input may cost. */
    boolean isOver() {
        return nanos > MAX_NANOS || bytes > MAX_BYTES;
    }

    @Override
    public String toString() {
        return "%d ms and %d KiB".formatted(nanos / 1_000_000, bytes >> 10);
    }
}
