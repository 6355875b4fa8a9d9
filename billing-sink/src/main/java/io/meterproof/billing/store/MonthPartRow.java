package io.meterproof.billing.store;

/**
 * A part of a month that settlement gave up.
 *
 * @param version of the month; the highest holds
 * @param value the {@code ArchivedPart}, as it came
 */
@SuppressWarnings("ArrayRecordComponent")
public record MonthPartRow(MonthName name, String part, long version, byte[] value) implements Row {}
