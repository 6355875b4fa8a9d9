package io.meterproof.jobs.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterKeys;
import java.io.IOException;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class MeterKeysSerializerTest {
    /** The public key of RFC 8032, section 7.1, test 1. */
    private static final String PUBLIC_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    void keysComeBackFromStateAsTheyWere() throws Exception {
        MeterKeys keys = MeterKeys.NONE
                .with(key(new Effective(FROM, Optional.empty()), 3))
                .with(key(new Effective(FROM, Optional.of(FROM.plusSeconds(60))), 8));

        MeterKeys restored = restored(keys);

        assertThat(restored.enrolled()).extracting(EnrolledKey::position).containsExactly(3L, 8L);
        assertThat(restored.enrolled())
                .extracting(EnrolledKey::enrolment)
                .isEqualTo(keys.enrolled().stream().map(EnrolledKey::enrolment).toList());
    }

    @Test
    void aMeterWithoutKeysComesBackWithoutKeys() throws Exception {
        assertThat(restored(MeterKeys.NONE)).isEqualTo(MeterKeys.NONE);
    }

    private static MeterKeys restored(MeterKeys keys) throws IOException {
        MeterKeysSerializer serializer = new MeterKeysSerializer();
        DataOutputSerializer target = new DataOutputSerializer(64);
        serializer.serialize(keys, target);
        DataInputDeserializer source = new DataInputDeserializer(target.getCopyOfBuffer());
        MeterKeys restored = serializer.deserialize(source);
        assertThat(source.available()).isZero();
        return restored;
    }

    private static EnrolledKey key(Effective effective, long position) throws InvalidKeyException {
        byte[] raw = HexFormat.of().parseHex(PUBLIC_KEY);
        return EnrolledKey.of(
                new MeterEnrolment(
                        "Maker",
                        "Größe 7",
                        Identities.meter("Maker", "Größe 7"),
                        SignatureAlgorithm.ED25519,
                        PUBLIC_KEY,
                        Identities.key(SignatureAlgorithm.ED25519, raw),
                        effective),
                position);
    }
}
