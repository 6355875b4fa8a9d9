package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.PackedIntervals;
import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.tlog.Hash;
import java.util.Optional;

/** Corrections on their way to an account, version 1. */
public final class CorrectionCodec {
    private static final int VERSION = 1;
    private static final int REVERSE = 0;
    private static final int BILL = 1;

    private CorrectionCodec() {}

    public static byte[] encode(Correction correction) {
        PackedWriter out = new PackedWriter().octet(VERSION);
        return out.list(correction.events(), event -> write(out, event)).toBytes();
    }

    /**
     * Reads a correction.
     *
     * @throws IllegalArgumentException for another version
     */
    public static Correction decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        return new Correction(in.list(() -> read(in)));
    }

    private static void write(PackedWriter out, SettlementEvent event) {
        if (event instanceof SettlementEvent.Reverse reverse) {
            out.octet(REVERSE).hash(reverse.cause());
        } else {
            out.octet(BILL).optional(((SettlementEvent.Bill) event).replaces(), out::hash);
        }
        UsageCodec.write(out.hash(event.usageId()), event.usage());
        if (event instanceof SettlementEvent.Bill bill) {
            out.optional(bill.measured(), intervals -> PackedIntervals.write(out, intervals))
                    .optional(bill.backBilling(), policy -> write(out, policy));
        }
    }

    private static SettlementEvent read(PackedReader in) {
        if (in.octet() == REVERSE) {
            Hash cause = in.hash();
            Hash usageId = in.hash();
            return new SettlementEvent.Reverse(usageId, UsageCodec.read(in), cause);
        }
        Optional<Hash> replaces = in.optional(in::hash);
        Hash usageId = in.hash();
        Usage usage = UsageCodec.read(in);
        return new SettlementEvent.Bill(
                usageId,
                usage,
                replaces,
                in.optional(() -> PackedIntervals.read(in)),
                in.optional(() -> readBackBilling(in)));
    }

    private static void write(PackedWriter out, BackBilling policy) {
        out.text(policy.id()).text(policy.policy()).instant(policy.from()).integer(policy.months());
    }

    private static BackBilling readBackBilling(PackedReader in) {
        return new BackBilling(in.text(), in.text(), in.instant(), in.number());
    }
}
