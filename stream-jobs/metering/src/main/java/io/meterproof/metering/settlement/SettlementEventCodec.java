package io.meterproof.metering.settlement;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.PackedLines;
import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.tlog.Hash;
import java.util.Optional;

/** Settlement events on their way to an account, version 1. */
public final class SettlementEventCodec {
    private static final int VERSION = 1;
    private static final int REVERSE = 0;
    private static final int BILL = 1;

    private SettlementEventCodec() {}

    public static byte[] encode(SettlementEvent event) {
        PackedWriter out = new PackedWriter().octet(VERSION);
        if (event instanceof SettlementEvent.Reverse reverse) {
            out.octet(REVERSE).hash(reverse.cause());
        } else {
            out.octet(BILL).optional(((SettlementEvent.Bill) event).replaces(), out::hash);
        }
        write(out.hash(event.usageId()), event.usage());
        return out.toBytes();
    }

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException for another version
     */
    public static SettlementEvent decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        if (in.octet() == REVERSE) {
            Hash cause = in.hash();
            Hash usageId = in.hash();
            return new SettlementEvent.Reverse(usageId, readUsage(in), cause);
        }
        Optional<Hash> replaces = in.optional(in::hash);
        Hash usageId = in.hash();
        return new SettlementEvent.Bill(usageId, readUsage(in), replaces);
    }

    private static void write(PackedWriter out, Usage usage) {
        out.text(usage.account())
                .text(usage.currency())
                .text(usage.usagePoint())
                .text(usage.endUse())
                .hash(usage.agreement())
                .hash(usage.tariff())
                .octet(usage.unit().code());
        write(out, usage.basis());
        out.integer(usage.firstSequence()).integer(usage.count());
        PackedLines.write(out, usage.lines(), 0);
    }

    private static void write(PackedWriter out, Basis basis) {
        if (basis instanceof Basis.OfEstimate estimate) {
            out.octet(1).text(estimate.rule()).hash(estimate.after()).hash(estimate.before());
        } else {
            out.octet(0).hash(((Basis.OfBlock) basis).block());
        }
    }

    private static Usage readUsage(PackedReader in) {
        String account = in.text();
        String currency = in.text();
        String usagePoint = in.text();
        String endUse = in.text();
        Hash agreement = in.hash();
        Hash tariff = in.hash();
        MeasurementUnit unit = MeasurementUnit.ofCode(in.octet());
        Basis basis =
                in.octet() == 1 ? new Basis.OfEstimate(in.text(), in.hash(), in.hash()) : new Basis.OfBlock(in.hash());
        return new Usage(
                account,
                currency,
                usagePoint,
                endUse,
                agreement,
                tariff,
                unit,
                basis,
                in.integer(),
                in.number(),
                PackedLines.read(in, 0));
    }
}
