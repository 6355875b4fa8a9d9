package io.meterproof.loadtests.workload;

/**
 * What must become of a batch.
 *
 * @param records how many are sent
 * @param accepted how many of them are genuine and new
 * @param readings how many readings the accepted ones hold
 * @param late how many of the accepted come after their successor, when their gap is estimated and billed
 */
public record Expected(int records, int accepted, long readings, int duplicates, int forged, int late) {
    static final Expected NOTHING = new Expected(0, 0, 0, 0, 0, 0);

    /** A usage for each block; for each late one also that of the estimate and its reversal. */
    public int entries() {
        return accepted + 2 * late;
    }

    /** One for each block and each entry. */
    public int leaves() {
        return accepted + entries();
    }

    Expected withAccepted(int count) {
        return new Expected(records + 1, accepted + 1, readings + count, duplicates, forged, late);
    }

    Expected withDuplicate() {
        return new Expected(records + 1, accepted, readings, duplicates + 1, forged, late);
    }

    Expected withForged() {
        return new Expected(records + 1, accepted, readings, duplicates, forged + 1, late);
    }

    Expected withLate() {
        return new Expected(records, accepted, readings, duplicates, forged, late + 1);
    }
}
