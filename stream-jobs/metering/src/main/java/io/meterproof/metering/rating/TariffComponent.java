package io.meterproof.metering.rating;

/** A part of a tariff that makes lines of its own. */
public sealed interface TariffComponent permits EnergyCharge, StandingCharge {
    String id();
}
