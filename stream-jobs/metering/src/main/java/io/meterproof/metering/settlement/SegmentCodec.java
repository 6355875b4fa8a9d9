package io.meterproof.metering.settlement;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.GasVolume;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.ledger.PackedLines;
import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/**
 * A segment beside the block that it is billed because of; what the block says already is not repeated. A segment is either
 * of that block itself or of the estimated gap that ends at it.
 */
record SegmentCodec(
        Hash block, Origin origin, MeasurementUnit unit, String usagePoint, long firstSequence, long start) {

    void write(PackedWriter out, Segment segment) {
        Usage usage = segment.usage();
        out.hash(segment.usageId())
                .optional(estimate(usage.basis()), estimate -> out.text(estimate.rule())
                        .hash(estimate.after()))
                .optional(edit(usage.basis()), out::hash)
                .list(usage.basis().documents(), out::hash)
                .text(usage.account())
                .text(usage.currency())
                .text(usage.endUse())
                .hash(usage.agreement())
                .hash(usage.tariff())
                .integer(usage.firstSequence() - firstSequence)
                .integer(usage.count())
                .octet(UsageCodec.more(usage));
        usage.gas().ifPresent(gas -> UsageCodec.write(out, gas));
        usage.deduction().ifPresent(deduction -> out.text(usage.usagePoint()).hash(deduction.document()));
        PackedLines.write(out, usage.lines(), start);
    }

    Segment read(PackedReader in) {
        Hash usageId = in.hash();
        Optional<Gap> gap = in.optional(() -> new Gap(in.text(), in.hash()));
        Optional<Hash> edit = in.optional(in::hash);
        Basis basis = basis(gap, edit, in.list(in::hash));
        String account = in.text();
        String currency = in.text();
        String endUse = in.text();
        Hash agreement = in.hash();
        Hash tariff = in.hash();
        long first = firstSequence + in.integer();
        int count = in.number();
        int more = in.octet();
        Optional<GasVolume> gas = (more & UsageCodec.GAS) == 0 ? Optional.empty() : Optional.of(UsageCodec.readGas(in));
        boolean deducted = (more & UsageCodec.DEDUCTION) != 0;
        String billedAt = deducted ? in.text() : usagePoint;
        Optional<Deduction> deduction = deducted ? Optional.of(new Deduction(usagePoint, in.hash())) : Optional.empty();
        Usage usage = new Usage(
                account,
                currency,
                billedAt,
                endUse,
                agreement,
                tariff,
                gas.isPresent() ? MeasurementUnit.KILOWATT_HOUR : unit,
                basis,
                first,
                count,
                gas,
                deduction,
                (more & UsageCodec.EXPORTED) != 0,
                PackedLines.read(in, start));
        return new Segment(usageId, usage);
    }

    private Basis basis(Optional<Gap> gap, Optional<Hash> edit, List<Hash> documents) {
        if (gap.isPresent()) {
            return new Basis.OfEstimate(gap.get().rule(), gap.get().after(), block, documents);
        }
        return edit.isPresent()
                ? new Basis.OfEdit(block, edit.get(), documents)
                : new Basis.OfBlock(block, origin, documents);
    }

    private static Optional<Hash> edit(Basis basis) {
        return basis instanceof Basis.OfEdit edit ? Optional.of(edit.edit()) : Optional.empty();
    }

    private static Optional<Basis.OfEstimate> estimate(Basis basis) {
        return basis instanceof Basis.OfEstimate estimate ? Optional.of(estimate) : Optional.empty();
    }

    /** What tells an estimate that ends at the block. */
    private record Gap(String rule, Hash after) {}
}
