package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.PackedIntervals;
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
        UsageCodec.write(out.hash(event.usageId()), event.usage());
        if (event instanceof SettlementEvent.Bill bill) {
            out.optional(bill.measured(), intervals -> PackedIntervals.write(out, intervals));
        }
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
            return new SettlementEvent.Reverse(usageId, UsageCodec.read(in), cause);
        }
        Optional<Hash> replaces = in.optional(in::hash);
        Hash usageId = in.hash();
        Usage usage = UsageCodec.read(in);
        return new SettlementEvent.Bill(usageId, usage, replaces, in.optional(() -> PackedIntervals.read(in)));
    }
}
