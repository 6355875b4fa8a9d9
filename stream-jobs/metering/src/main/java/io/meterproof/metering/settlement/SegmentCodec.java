package io.meterproof.metering.settlement;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.Basis;
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
                .list(usage.basis().documents(), out::hash)
                .text(usage.account())
                .text(usage.currency())
                .text(usage.endUse())
                .hash(usage.agreement())
                .hash(usage.tariff())
                .integer(usage.firstSequence() - firstSequence)
                .integer(usage.count());
        PackedLines.write(out, usage.lines(), start);
    }

    Segment read(PackedReader in) {
        Hash usageId = in.hash();
        Optional<Gap> gap = in.optional(() -> new Gap(in.text(), in.hash()));
        List<Hash> documents = in.list(in::hash);
        Basis basis = gap.isPresent()
                ? new Basis.OfEstimate(gap.get().rule(), gap.get().after(), block, documents)
                : new Basis.OfBlock(block, origin, documents);
        String account = in.text();
        String currency = in.text();
        String endUse = in.text();
        Usage usage = new Usage(
                account,
                currency,
                usagePoint,
                endUse,
                in.hash(),
                in.hash(),
                unit,
                basis,
                firstSequence + in.integer(),
                in.number(),
                PackedLines.read(in, start));
        return new Segment(usageId, usage);
    }

    private static Optional<Basis.OfEstimate> estimate(Basis basis) {
        return basis instanceof Basis.OfEstimate estimate ? Optional.of(estimate) : Optional.empty();
    }

    /** What tells an estimate that ends at the block. */
    private record Gap(String rule, Hash after) {}
}
