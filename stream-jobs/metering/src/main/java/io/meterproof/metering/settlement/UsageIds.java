package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The identity of a segment: {@code SHA256("METERPROOF/USAGE" ‖ meter ‖ OBIS ‖ basis ‖ i64 first ‖ i32 count ‖ agreement ‖
 * tariff ‖ usage point)}, where the basis is {@code 0 ‖ block ‖ zeros}, {@code 1 ‖ after ‖ before}, {@code 2 ‖ block ‖
 * installation} to its removal {@code 3 ‖ installation ‖ block} from its begin, {@code 4 ‖ edit ‖ block}, or {@code 5 ‖ order ‖ after}. Where the basis names documents, 128 is added
 * to the first byte and {@code i32 n ‖ n × document} follow; of a like day then {@code i32 n ‖ n × i32 week ‖ i32 n ‖ n × block}. Of a deduction {@code 0 ‖ document} follows behind the sub-meter's usage point. What it hashes fixes every quantity, price and amount of the segment.
 */
final class UsageIds {
    private static final byte[] TAG = "METERPROOF/USAGE".getBytes(StandardCharsets.US_ASCII);
    private static final int WITH_DOCUMENTS = 128;
    private static final int BASIS = 1 + 2 * Hash.LENGTH;
    private static final int FIXED = TAG.length + Channel.LENGTH + BASIS + Long.BYTES + Integer.BYTES + 2 * Hash.LENGTH;

    private UsageIds() {}

    static Hash of(
            Channel channel,
            String usagePoint,
            Optional<Deduction> deduction,
            Basis basis,
            long first,
            int count,
            Term term) {
        byte[] place = usagePoint.getBytes(StandardCharsets.UTF_8);
        int deducted = deduction.isPresent() ? 1 + Hash.LENGTH : 0;
        ByteBuffer bytes = ByteBuffer.allocate(FIXED + documentBytes(basis) + place.length + deducted);
        bytes.put(TAG).put(channel.bytes());
        put(bytes, basis);
        bytes.putLong(first).putInt(count);
        put(bytes, term.agreement());
        put(bytes, term.tariffHash());
        bytes.put(place);
        if (deduction.isPresent()) {
            put(bytes.put((byte) 0), deduction.get().document());
        }
        return TreeHasher.sha256(bytes.array());
    }

    private static int documentBytes(Basis basis) {
        int documents = basis.documents().size();
        int named = documents == 0 ? 0 : Integer.BYTES + documents * Hash.LENGTH;
        return basis instanceof Basis.OfLikeDay likeDay
                ? named
                        + (2 + likeDay.weeks().size()) * Integer.BYTES
                        + likeDay.history().size() * Hash.LENGTH
                : named;
    }

    private static void put(ByteBuffer bytes, Basis basis) {
        int flag = basis.documents().isEmpty() ? 0 : WITH_DOCUMENTS;
        if (basis instanceof Basis.OfEstimate estimate) {
            put(bytes, 1 + flag, estimate.after(), estimate.before());
        } else if (basis instanceof Basis.OfAdvance advance) {
            boolean ends = advance.rule().equals(ExchangeAdvance.TO_REMOVAL);
            Hash before = ends ? advance.block() : advance.installation();
            Hash after = ends ? advance.installation() : advance.block();
            put(bytes, (ends ? 2 : 3) + flag, before, after);
        } else if (basis instanceof Basis.OfEdit edit) {
            put(bytes, 4 + flag, edit.edit(), edit.block());
        } else if (basis instanceof Basis.OfLikeDay likeDay) {
            put(bytes, 5 + flag, likeDay.order(), likeDay.after());
        } else {
            put(bytes, flag, ((Basis.OfBlock) basis).block(), Hash.ZERO);
        }
        if (flag != 0) {
            bytes.putInt(basis.documents().size());
            basis.documents().forEach(document -> put(bytes, document));
        }
        if (basis instanceof Basis.OfLikeDay likeDay) {
            bytes.putInt(likeDay.weeks().size());
            likeDay.weeks().forEach(bytes::putInt);
            bytes.putInt(likeDay.history().size());
            likeDay.history().forEach(block -> put(bytes, block));
        }
    }

    private static void put(ByteBuffer bytes, int kind, Hash first, Hash second) {
        bytes.put((byte) kind);
        put(bytes, first);
        put(bytes, second);
    }

    private static void put(ByteBuffer bytes, Hash hash) {
        hash.copyTo(bytes.array(), bytes.position());
        bytes.position(bytes.position() + Hash.LENGTH);
    }
}
