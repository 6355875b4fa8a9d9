package io.meterproof.jobs.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.metering.document.SourceRelease;
import io.meterproof.metering.health.SignedRelease;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A release between operators: {@code quarantined i64, UTC seconds ‖ reason}. It is never kept; its time is the record's. */
final class ReleaseCodec {
    private ReleaseCodec() {}

    static byte[] encode(SourceRelease release) {
        byte[] reason = release.reason().getBytes(UTF_8);
        return ByteBuffer.allocate(Long.BYTES + reason.length)
                .putLong(release.quarantined().getEpochSecond())
                .put(reason)
                .array();
    }

    static SignedRelease decode(byte[] encoded, long published) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        Instant quarantined = Instant.ofEpochSecond(bytes.getLong());
        return SignedRelease.of(quarantined, published, UTF_8.decode(bytes).toString());
    }
}
