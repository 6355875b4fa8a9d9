package io.meterproof.billing.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.billing.fixture.CatalogueRegistry;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.records.Topics;
import io.meterproof.records.wire.AvroWire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class KeyRingTest {
    private static final PrivacyKeyHolder HOLDER = PrivacyKeyHolder.account("a");
    private static final byte[] KEY = HOLDER.name().getBytes(StandardCharsets.UTF_8);

    private final byte[] masterKey = filled(32, 1);
    private final PrivacyKey secret = PrivacyKey.of(filled(32, 2));
    private final CatalogueRegistry registry = new CatalogueRegistry();
    private final KeyRing ring = new KeyRing(masterKey, registry);

    @Test
    void opensAKeyForItsHolder() {
        ring.put(KEY, wrappedFor(HOLDER));

        assertThat(ring.of(HOLDER)).contains(secret);
    }

    @Test
    void aTombstoneDestroysTheKey() {
        ring.put(KEY, wrappedFor(HOLDER));
        assertThat(ring.isErased(HOLDER)).isFalse();
        ring.put(KEY, null);

        assertThat(ring.of(HOLDER)).isEmpty();
        assertThat(ring.isErased(HOLDER)).isTrue();
    }

    @Test
    void aKeyWrappedForSomebodyElseStaysClosed() {
        ring.put(KEY, wrappedFor(PrivacyKeyHolder.account("b")));

        assertThat(ring.of(HOLDER)).isEmpty();
    }

    @Test
    void whatDoesNotDecodeIsNoKey() {
        ring.put(KEY, wrappedFor(HOLDER));
        ring.put(KEY, new byte[] {1});

        assertThat(ring.of(HOLDER)).isEmpty();
    }

    private byte[] wrappedFor(PrivacyKeyHolder holder) {
        byte[] wrapped = secret.wrap(masterKey, holder, filled(PrivacyKey.NONCE_LENGTH, 3));
        return new AvroWire<>(Topics.PRIVACY_KEYS, io.meterproof.records.avro.PrivacyKey.class, registry)
                .write(new io.meterproof.records.avro.PrivacyKey(holder.name(), ByteBuffer.wrap(wrapped)));
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
