package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.tlog.Hash;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeterKeysTest {
    private static final Instant EARLY = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant MIDDLE = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2022-01-01T00:00:00Z");

    private final EnrolledKey first = ed25519(new Effective(EARLY, Optional.of(LATE)), 3);
    private final EnrolledKey shortened = ed25519(new Effective(EARLY, Optional.of(MIDDLE)), 8);
    private final EnrolledKey second = SampleMeter.enrolled(
            SignatureAlgorithm.P256, SampleMeter.P256_KEY, new Effective(MIDDLE, Optional.empty()), 9);
    private final Hash key = first.key().id();

    @Test
    void keysOverlapWhileOneFollowsAnother() {
        MeterKeys keys = MeterKeys.NONE.with(first).with(second);

        assertThat(keys.keyAt(key, MIDDLE)).contains(first.key());
        assertThat(keys.keyAt(second.key().id(), MIDDLE)).contains(second.key());
    }

    @Test
    void aKeyIsValidFromItsBeginUntilItsEnd() {
        MeterKeys keys = MeterKeys.NONE.with(first);

        assertThat(keys.keyAt(key, EARLY.minusNanos(1))).isEmpty();
        assertThat(keys.keyAt(key, EARLY)).isPresent();
        assertThat(keys.keyAt(key, LATE)).isEmpty();
        assertThat(keys.keyThroughout(key, MIDDLE, LATE)).isPresent();
    }

    @Test
    void theNewestEnrolmentOfAKeySaysHowLongItIsValid() {
        MeterKeys keys = MeterKeys.NONE.with(first).with(shortened);

        assertThat(keys.keyAt(key, MIDDLE)).isEmpty();
    }

    @Test
    void anEarlierKeyLogKnowsLess() {
        MeterKeys keys = MeterKeys.NONE.with(first).with(shortened).with(second);

        assertThat(keys.keyLogSize()).isEqualTo(10);
        assertThat(keys.asOf(8)).isEqualTo(MeterKeys.NONE.with(first));
        assertThat(keys.asOf(3)).isEqualTo(MeterKeys.NONE);
    }

    @Test
    void enrolmentsComeInTheOrderOfTheKeyLog() {
        MeterKeys keys = MeterKeys.NONE.with(shortened);

        assertThatIllegalArgumentException().isThrownBy(() -> keys.with(first));
    }

    @Test
    void anEnrolmentThatNamesAnotherKeyIsRefused() {
        MeterEnrolment enrolment = first.enrolment();
        MeterEnrolment other = new MeterEnrolment(
                enrolment.maker(),
                enrolment.serial(),
                enrolment.meter(),
                enrolment.algorithm(),
                enrolment.publicKey(),
                Hash.ZERO,
                enrolment.effective());

        assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> EnrolledKey.of(other, 0));
    }

    private static EnrolledKey ed25519(Effective effective, long position) {
        return SampleMeter.enrolled(SignatureAlgorithm.ED25519, SampleMeter.ED25519_KEY, effective, position);
    }
}
