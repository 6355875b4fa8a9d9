package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The identity of a segment: {@code SHA256("METERPROOF/USAGE" ‖ meter ‖ OBIS ‖ basis ‖ i64 first ‖ i32 count ‖ agreement ‖
 * tariff ‖ usage point)}, where the basis is {@code 0 ‖ block ‖ zeros} or {@code 1 ‖ after ‖ before}. What it hashes fixes
 * every quantity, price and amount of the segment.
 */
final class UsageIds {
    private static final byte[] TAG = "METERPROOF/USAGE".getBytes(StandardCharsets.US_ASCII);
    private static final int BASIS = 1 + 2 * Hash.LENGTH;
    private static final int FIXED = TAG.length + Channel.LENGTH + BASIS + Long.BYTES + Integer.BYTES + 2 * Hash.LENGTH;

    private UsageIds() {}

    static Hash of(Channel channel, String usagePoint, Basis basis, long first, int count, Term term) {
        byte[] place = usagePoint.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(FIXED + place.length);
        bytes.put(TAG).put(channel.bytes());
        put(bytes, basis);
        bytes.putLong(first).putInt(count);
        put(bytes, term.agreement());
        put(bytes, term.tariffHash());
        bytes.put(place);
        return TreeHasher.sha256(bytes.array());
    }

    /** An estimate's two blocks, or a block and as many zeros. */
    private static void put(ByteBuffer bytes, Basis basis) {
        if (basis instanceof Basis.OfEstimate estimate) {
            bytes.put((byte) 1);
            put(bytes, estimate.after());
            put(bytes, estimate.before());
        } else {
            bytes.put((byte) 0);
            put(bytes, ((Basis.OfBlock) basis).block());
            put(bytes, Hash.ZERO);
        }
    }

    private static void put(ByteBuffer bytes, Hash hash) {
        hash.copyTo(bytes.array(), bytes.position());
        bytes.position(bytes.position() + Hash.LENGTH);
    }
}
