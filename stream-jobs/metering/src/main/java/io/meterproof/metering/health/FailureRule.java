package io.meterproof.metering.health;

/**
 * When failures put a subject into quarantine, and when it may leave.
 *
 * <p>In: of at least 20 readings of an hour at least 30 % failed, and at least five times the share of the day before. Out: of
 * the readings of a whole day, and of as many before as make 20 with them, fewer than 5 % failed: who sends little leaves too.
 */
final class FailureRule {
    static final long ENOUGH = 20;
    private static final long HUNDRED = 100;
    private static final long FAILING_PERCENT = 30;
    private static final long CLEAN_PERCENT = 5;
    private static final long JUMP = 5;

    private FailureRule() {}

    /** @param before the day before the hour; without readings, as of a new subject, its share is none */
    static boolean jumped(Tally hour, Tally before) {
        long readings = hour.readings();
        long failures = hour.failures();
        return readings >= ENOUGH
                && HUNDRED * failures >= FAILING_PERCENT * readings
                && Math.multiplyExact(failures, before.readings())
                        >= Math.multiplyExact(JUMP * readings, before.failures());
    }

    /** @param newest readings, of a day at least */
    static boolean isClean(Tally newest) {
        return newest.readings() >= ENOUGH && HUNDRED * newest.failures() < CLEAN_PERCENT * newest.readings();
    }
}
