package io.meterproof.metering.prepayment;

/**
 * Standing charges that have accrued since the last period close, and how fast they go on.
 *
 * @param accrued micro-units not yet in the ledger
 * @param perDay micro-units a day
 */
public record StandingAccrual(long accrued, long perDay) {
    public static final StandingAccrual NONE = new StandingAccrual(0, 0);
}
