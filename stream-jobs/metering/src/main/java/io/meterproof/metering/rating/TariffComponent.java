package io.meterproof.metering.rating;

/** A part of a tariff that makes lines of its own. */
public sealed interface TariffComponent
        permits EnergyCharge,
                TieredCharge,
                DynamicCharge,
                DemandCharge,
                StandingCharge,
                MonthlyCharge,
                MinimumCharge,
                Fee,
                NetMetering,
                NetBilling,
                Levy,
                Vat,
                StartFee,
                TimeCharge,
                IdleCharge,
                BackBilling {
    String id();

    /** Whether only charging sessions have it. */
    default boolean isOfSessions() {
        return this instanceof StartFee || this instanceof TimeCharge || this instanceof IdleCharge;
    }
}
