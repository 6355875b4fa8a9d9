package io.meterproof.metering.ledger;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/**
 * What was used where, for what, on which terms, and what it costs; not yet part of an account's chain.
 *
 * @param gas of which volume it is the energy, where gas was converted
 * @param deduction whose use it takes off that of its usage point, where it does: its quantities are those of the sub-meter with
 *     the other sign
 * @param exported whether it was fed in rather than taken, as its reading type says
 */
public record Usage(
        String account,
        String currency,
        String usagePoint,
        String endUse,
        Hash agreement,
        Hash tariff,
        MeasurementUnit unit,
        Basis basis,
        long firstSequence,
        int count,
        Optional<GasVolume> gas,
        Optional<Deduction> deduction,
        boolean exported,
        List<Line> lines) {
    public Usage {
        lines = List.copyOf(lines);
    }

    /** Taken by the usage point itself. */
    public Usage(
            String account,
            String currency,
            String usagePoint,
            String endUse,
            Hash agreement,
            Hash tariff,
            MeasurementUnit unit,
            Basis basis,
            long firstSequence,
            int count,
            Optional<GasVolume> gas,
            List<Line> lines) {
        this(
                account,
                currency,
                usagePoint,
                endUse,
                agreement,
                tariff,
                unit,
                basis,
                firstSequence,
                count,
                gas,
                Optional.empty(),
                false,
                lines);
    }

    /** Taken, and billed as it was metered. */
    public Usage(
            String account,
            String currency,
            String usagePoint,
            String endUse,
            Hash agreement,
            Hash tariff,
            MeasurementUnit unit,
            Basis basis,
            long firstSequence,
            int count,
            List<Line> lines) {
        this(
                account,
                currency,
                usagePoint,
                endUse,
                agreement,
                tariff,
                unit,
                basis,
                firstSequence,
                count,
                Optional.empty(),
                lines);
    }

    /** The number behind its last reading. */
    public long nextSequence() {
        return firstSequence + count;
    }

    /** Whether it was used between a reading and a register with which its meter came or went: its numbers are those of no reading. */
    public boolean isOfAdvance() {
        return basis instanceof Basis.OfAdvance;
    }

    /** Whose channels tell of it: its own usage point, or the sub-meter's. */
    public String meteredAt() {
        return deduction.map(Deduction::usagePoint).orElse(usagePoint);
    }

    /** The same use, charged by other lines. */
    public Usage with(List<Line> lines) {
        return with(deduction, lines);
    }

    /** The same use, taken off that of its usage point, or of the usage point itself. */
    public Usage with(Optional<Deduction> deduction) {
        return with(deduction, lines);
    }

    private Usage with(Optional<Deduction> deduction, List<Line> lines) {
        return new Usage(
                account,
                currency,
                usagePoint,
                endUse,
                agreement,
                tariff,
                unit,
                basis,
                firstSequence,
                count,
                gas,
                deduction,
                exported,
                lines);
    }
}
