package io.meterproof.jobs.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.jobs.fixture.Golden;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.metering.document.KeyRevocation;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeterKeysSerializerTest {
    /** The public key of RFC 8032, section 7.1, test 1. */
    private static final String PUBLIC_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    private static final MeterKeysSerializer SERIALIZER = new MeterKeysSerializer();
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    void keysComeBackFromStateAsTheyWere() throws Exception {
        MeterKeys keys = MeterKeys.NONE
                .with(key(new Effective(FROM, Optional.empty()), 3))
                .with(key(new Effective(FROM, Optional.of(FROM.plusSeconds(60))), 8));

        MeterKeys restored = restored(keys);

        assertThat(restored.enrolled()).extracting(EnrolledKey::position).containsExactly(3L, 8L);
        assertThat(restored.enrolled())
                .extracting(EnrolledKey::effective)
                .isEqualTo(keys.enrolled().stream().map(EnrolledKey::effective).toList());
        assertThat(restored.enrolled())
                .extracting(key -> key.key().id())
                .isEqualTo(keys.enrolled().stream().map(key -> key.key().id()).toList());
    }

    @Test
    void aMeterWithoutKeysComesBackWithoutKeys() throws Exception {
        assertThat(restored(MeterKeys.NONE)).isEqualTo(MeterKeys.NONE);
    }

    @Test
    void theLayoutIsTheReleasedOne() throws Exception {
        assertThat(Golden.serialized(SERIALIZER, ended())).isEqualTo(Golden.bytes("meter-keys/v2/ended.hex"));
    }

    @Test
    void whatEndedAKeyComesBackFromState() throws Exception {
        MeterKeys restored = restored(ended());

        assertThat(restored.revoked()).isEqualTo(ended().revoked());
        assertThat(restored.compromised()).isEqualTo(ended().compromised());
        assertThat(restored.keyLogSize()).isEqualTo(11);
    }

    /** A key that was enrolled, revoked and compromised. */
    private static MeterKeys ended() throws InvalidKeyException {
        EnrolledKey key = key(new Effective(FROM, Optional.of(FROM.plusSeconds(60))), 8);
        Hash id = key.key().id();
        Proven proven = new Proven(ObisCode.ACTIVE_IMPORT, BlockKind.SEAL, 96);
        return MeterKeys.NONE
                .with(key)
                .with(new KeyRevocation(key.meter(), id, FROM.plusSeconds(30), "lost"), 9)
                .with(new KeyCompromise(key.meter(), id, FROM.plusSeconds(20), "stolen", 7, List.of(proven)), 10);
    }

    private static MeterKeys restored(MeterKeys keys) throws IOException {
        return Golden.deserialized(SERIALIZER, Golden.serialized(SERIALIZER, keys));
    }

    private static EnrolledKey key(Effective effective, long position) throws InvalidKeyException {
        byte[] raw = HexFormat.of().parseHex(PUBLIC_KEY);
        return EnrolledKey.of(
                new MeterEnrolment(
                        "Maker",
                        "EM-7",
                        Identities.meter("Maker", "EM-7"),
                        SignatureAlgorithm.ED25519,
                        PUBLIC_KEY,
                        Identities.key(SignatureAlgorithm.ED25519, raw),
                        effective,
                        new Voucher.Maker()),
                position);
    }
}
