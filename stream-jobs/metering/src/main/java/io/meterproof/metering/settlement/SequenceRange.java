package io.meterproof.metering.settlement;

/** Sequence numbers from (inclusive) to (exclusive). */
record SequenceRange(long from, long to) {
    boolean contains(long sequence) {
        return sequence >= from && sequence < to;
    }
}
