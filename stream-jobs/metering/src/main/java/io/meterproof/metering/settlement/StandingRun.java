package io.meterproof.metering.settlement;

/** Consecutive numbers [first, end) that one block owns. */
record StandingRun(ActualBlock owner, long first, long end) {

    int count() {
        return (int) (end - first);
    }
}
