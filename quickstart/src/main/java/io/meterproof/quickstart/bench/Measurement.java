package io.meterproof.quickstart.bench;

import java.time.Duration;

/**
 * One measured load.
 *
 * @param sent how long the generator took to send it
 * @param committed from the first reading sent to the last line and leaf committed
 * @param workedOff until the log and anomaly jobs had done their part too; CPU time is counted until then
 * @param spent CPU time of that while
 * @param verify CPU time of the verify task's thread in that while, see {@link TaskThread}
 * @param idle CPU time of the same processes with nothing to do
 * @param idleFor how long they were watched idle
 * @param expected of warm-up and measured load together, as the outcome
 */
record Measurement(
        int blockSize,
        Load load,
        BareRate bare,
        Duration sent,
        Duration committed,
        Duration workedOff,
        CpuTimes spent,
        Duration verify,
        CpuTimes idle,
        Duration idleFor,
        Outcome expected,
        Outcome outcome) {
    /** At most this many CPU µs per reading, where a day of readings shares a signature. */
    private static final double TARGET_OF_DAYS = 6;
    /** At least this share of the CPU time is the signature's, where each reading has its own. */
    private static final double SIGNATURE_SHARE = 0.6;

    double microsPerReading(Duration cpu) {
        return cpu.toNanos() / 1e3 / load.readings();
    }

    /** What the processes would have spent in the measured time with nothing to do. */
    Duration idleMeanwhile(Duration idleCpu) {
        return Duration.ofNanos((long) ((double) idleCpu.toNanos() * workedOff.toNanos() / idleFor.toNanos()));
    }

    double readingsPerSecond() {
        return load.readings() / (committed.toNanos() / 1e9);
    }

    double bareMicros() {
        return bare.libraryNanos() / 1e3;
    }

    /** How many readings the verify task does in a second of its thread's CPU time. */
    double verifiedPerCpuSecond() {
        return 1e6 / microsPerReading(verify);
    }

    /** The verify task's rate of blocks over the bare rate of signatures. */
    double shareOfBareRate() {
        return bareMicros() / (microsPerReading(verify) * blockSize);
    }

    /** CPU µs per reading. */
    double target() {
        return blockSize == 1 ? bareMicros() / SIGNATURE_SHARE : TARGET_OF_DAYS;
    }

    boolean isCorrect() {
        return expected.equals(outcome);
    }
}
