package io.meterproof.jobs.health;

import io.meterproof.metering.health.Observation;
import io.meterproof.metering.verdict.Verdict;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** An observation between operators: {@code verdict u8 ‖ delay i64, where it is known}. It is never kept; its time is the record's. */
final class ObservationCodec {
    private static final Verdict[] VERDICTS = Verdict.values();

    private ObservationCodec() {}

    static byte[] encode(Verdict verdict, OptionalLong delay) {
        ByteBuffer bytes =
                ByteBuffer.allocate(delay.isPresent() ? 1 + Long.BYTES : 1).put((byte) verdict.ordinal());
        delay.ifPresent(bytes::putLong);
        return bytes.array();
    }

    static Observation decode(byte[] encoded, long given) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        Verdict verdict = VERDICTS[bytes.get()];
        return new Observation(
                verdict, given, bytes.hasRemaining() ? OptionalLong.of(bytes.getLong()) : OptionalLong.empty());
    }
}
