package io.meterproof.metering.health;

/**
 * When clocks run ahead: of a day's genuine readings at least five, and at least half of all, ended more than 30 seconds after
 * they arrived. A clock that is behind looks like a late delivery, so it is only measured.
 */
final class DriftRule {
    static final long TOLERANCE_SECONDS = 30;
    private static final long ENOUGH = 5;

    private DriftRule() {}

    /** @param delay milliseconds from end to arrival */
    static boolean isEarly(long delay) {
        return delay < -TOLERANCE_SECONDS * 1000;
    }

    static boolean drifts(Tally day) {
        return day.early() >= ENOUGH && 2 * day.early() >= day.genuine();
    }
}
