package io.meterproof.quickstart.rerate;

/**
 * What a re-rating does to an account.
 *
 * @param charged micro-units that stand now
 * @param corrected micro-units that will
 * @param entries usage entries that are billed again
 * @param spread of these, those whose use had to be spread evenly within a line: their sum is an estimate
 * @param atClose of these, those that are charged only when their cycle is closed: their money is not counted
 * @param behind other entries, so old that the archive may not give them back: they stay as they are then
 */
record Effect(
        String account,
        String currency,
        long charged,
        long corrected,
        int entries,
        int spread,
        int atClose,
        int behind) {
    static Effect none(String account, String currency) {
        return new Effect(account, currency, 0, 0, 0, 0, 0, 0);
    }

    Effect plus(long charged, Repriced repriced) {
        return new Effect(
                account,
                currency,
                Math.addExact(this.charged, charged),
                Math.addExact(corrected, repriced.amount()),
                entries + 1,
                spread + (repriced.isSpread() ? 1 : 0),
                atClose + (repriced.isAtClose() ? 1 : 0),
                behind);
    }

    Effect plusBehind() {
        return new Effect(account, currency, charged, corrected, entries, spread, atClose, behind + 1);
    }

    /** Micro-units more to pay; negative is less. */
    long change() {
        return Math.subtractExact(corrected, charged);
    }

    /**
     * One usage under the corrected tariff.
     *
     * @param amount micro-units
     */
    record Repriced(long amount, boolean isSpread, boolean isAtClose) {}
}
