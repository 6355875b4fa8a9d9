package io.meterproof.metering.anomaly;

/**
 * What a detector found; {@link AnomalyDetection} adds the place and the money.
 *
 * @param certainty per mille
 * @param firstHour begin of the episode, hours since 1970
 * @param endHour the hour after the last one seen of it
 * @param excess milli-units beyond the usual
 * @param hourlyLow milli-units an hour that mending saves, at least
 * @param hourlyHigh milli-units an hour that mending saves, at most
 * @param evidence why, in words
 */
record Finding(
        int certainty, long firstHour, long endHour, long excess, long hourlyLow, long hourlyHigh, String evidence) {}
