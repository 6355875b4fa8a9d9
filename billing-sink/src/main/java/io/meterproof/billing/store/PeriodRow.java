package io.meterproof.billing.store;

/**
 * That there is something of a kind in a period: where readers that want the newest begin.
 *
 * @param period of one form for a kind, so that texts sort as periods do
 */
public record PeriodRow(Kind kind, String period) implements Row {
    /** What is kept by period. */
    public enum Kind {
        /** By hour of arrival, such as {@code 2012-06-01T05}. */
        REJECTED,
        /** By day, such as {@code 2012-06-01}. */
        ALERT,
        /** By day of the first hour. */
        ANOMALY,
        /** A thousand epochs a period, as 16 digits. */
        ANCHOR
    }
}
