package io.meterproof.metering.settlement;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.gas.GasEnergy;
import io.meterproof.metering.ledger.GasVolume;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.tlog.Hash;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Intervals of a run that are billed by one unit: as they were metered, or the energy of a gas day.
 *
 * @param offset of its first interval in the run
 * @param volumes of gas that the quantities are the energy of
 * @param documents that made energy of the volumes
 */
record SettledRun(
        int offset, MeasurementUnit unit, Intervals quantities, Optional<Volumes> volumes, List<Hash> documents) {

    /** By which factors the volumes became energy. */
    record Volumes(Intervals metered, GasEnergy factors) {}

    static SettledRun asMetered(Metered metered) {
        return new SettledRun(0, metered.unit(), metered.quantities(), Optional.empty(), List.of());
    }

    /** @param documents the calorific values and the conversion */
    static SettledRun energy(int offset, Metered volumes, GasEnergy factors, List<Hash> documents) {
        Intervals metered = volumes.quantities();
        long[] values = Arrays.copyOfRange(metered.quantities(), metered.offset(), metered.offset() + metered.count());
        long[] energy = factors.of(volumes.opening(), values);
        return new SettledRun(
                offset,
                MeasurementUnit.KILOWATT_HOUR,
                new Intervals(energy, 0, energy.length, metered.start(), metered.length()),
                Optional.of(new Volumes(metered, factors)),
                documents);
    }

    /** From one of its intervals (inclusive) to another (exclusive). */
    SettledRun slice(int from, int to) {
        return new SettledRun(
                offset + from,
                unit,
                quantities.slice(from, to),
                volumes.map(each -> new Volumes(each.metered().slice(from, to), each.factors())),
                documents);
    }

    /** The same as a later part of a run. */
    SettledRun at(int position) {
        return new SettledRun(position, unit, quantities, volumes, documents);
    }

    /** The same, taken off: its volumes stay as metered. */
    SettledRun negated() {
        return new SettledRun(offset, unit, quantities.negated(), volumes, documents);
    }

    /** What a bill says of the volume. */
    Optional<GasVolume> gas() {
        return volumes.map(each -> new GasVolume(
                each.metered().sum(), each.factors().factor(), each.factors().calorificValue()));
    }
}
