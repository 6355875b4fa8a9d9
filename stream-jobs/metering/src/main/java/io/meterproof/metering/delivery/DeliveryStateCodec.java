package io.meterproof.metering.delivery;

import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;

/** Version 1, packed: {@code version ‖ through ‖ judged ‖ gaps × (from − through ‖ length)}. At most some 400 bytes. */
public final class DeliveryStateCodec {
    private static final int VERSION = 1;

    private DeliveryStateCodec() {}

    public static byte[] encode(DeliveryState state) {
        PackedWriter out = new PackedWriter();
        out.octet(VERSION).integer(state.through()).integer(state.judged()).list(state.missing(), gap -> out.integer(
                        gap.from() - state.through())
                .integer(gap.to() - gap.from()));
        return out.toBytes();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException for another version
     */
    public static DeliveryState decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        long through = in.integer();
        long judged = in.integer();
        return new DeliveryState(
                through,
                in.list(() -> {
                    long from = through + in.integer();
                    return new Span(from, from + in.integer());
                }),
                judged);
    }
}
