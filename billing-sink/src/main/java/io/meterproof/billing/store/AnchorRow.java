package io.meterproof.billing.store;

/**
 * How far an epoch's anchor is.
 *
 * @param version the record's place in its partition
 * @param value the {@code Anchor}
 */
@SuppressWarnings("ArrayRecordComponent")
public record AnchorRow(long epoch, long version, byte[] value) implements Row {}
