package io.meterproof.metering.health;

import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Something to know about a subject.
 *
 * @param id 64 hexadecimal digits, the same on every replay
 * @param raised the end of the hour that showed it, or when people have said so
 * @param reason why, in words
 * @param counted the readings that it was judged by
 */
public record HealthAlert(String id, Subject subject, AlertKind kind, Instant raised, String reason, Tally counted) {
    private static final byte[] TAG = "METERPROOF/SOURCE-ALERT".getBytes(StandardCharsets.US_ASCII);

    static HealthAlert of(Subject subject, AlertKind kind, long hour, String reason, Tally counted) {
        return new HealthAlert(id(subject, kind, hour), subject, kind, HealthHour.begin(hour), reason, counted);
    }

    /** The release that people have signed; each quarantine has one at most. */
    static HealthAlert signed(Subject subject, SignedRelease release, Tally counted) {
        return new HealthAlert(
                id(subject, AlertKind.RELEASED, release.raised()),
                subject,
                AlertKind.RELEASED,
                Instant.ofEpochMilli(release.from()),
                Reasons.signed(release),
                counted);
    }

    /** SHA256("METERPROOF/SOURCE-ALERT" ‖ hour u64 ‖ kind ‖ "#" ‖ subject's path). */
    private static String id(Subject subject, AlertKind kind, long hour) {
        byte[] when = ByteBuffer.allocate(Long.BYTES).putLong(hour).array();
        String what = kind + "#" + subject.path();
        return TreeHasher.sha256(TAG, when, what.getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
