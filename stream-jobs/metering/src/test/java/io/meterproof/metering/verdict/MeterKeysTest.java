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

        assertThat(keys.keyThroughout(key, MIDDLE, LATE)).contains(first.key());
        assertThat(keys.keyThroughout(second.key().id(), MIDDLE, LATE)).contains(second.key());
    }

    @Test
    void aKeyIsValidFromItsBeginUntilItsEnd() {
        MeterKeys keys = MeterKeys.NONE.with(first);

        assertThat(keys.keyThroughout(key, EARLY.minusNanos(1), MIDDLE)).isEmpty();
        assertThat(keys.keyThroughout(key, EARLY, LATE)).isPresent();
        assertThat(keys.keyThroughout(key, EARLY, LATE.plusNanos(1))).isEmpty();
    }

    @Test
    void theNewestEnrolmentOfAKeySaysHowLongItIsValid() {
        MeterKeys keys = MeterKeys.NONE.with(first).with(shortened);

        assertThat(keys.keyThroughout(key, MIDDLE, LATE)).isEmpty();
    }

    @Test
    void theKeyLogSizeIsThePositionAfterTheNewestEnrolment() {
        assertThat(MeterKeys.NONE.keyLogSize()).isZero();
        assertThat(MeterKeys.NONE.with(first).with(second).keyLogSize()).isEqualTo(10);
    }

    @Test
    void enrolmentsComeInTheOrderOfTheKeyLog() {
        MeterKeys keys = MeterKeys.NONE.with(shortened);

        assertThatIllegalArgumentException().isThrownBy(() -> keys.with(first));
    }

    @Test
    void anEnrolmentThatNamesAnotherKeyIsRefused() {
        MeterEnrolment enrolment =
                SampleMeter.enrolment(SignatureAlgorithm.ED25519, SampleMeter.ED25519_KEY, SampleMeter.always());
        MeterEnrolment other = new MeterEnrolment(
                enrolment.maker(),
                enrolment.serial(),
                enrolment.meter(),
                enrolment.algorithm(),
                enrolment.publicKey(),
                Hash.ZERO,
                enrolment.effective(),
                enrolment.voucher());

        assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> EnrolledKey.of(other, 0));
    }

    private static EnrolledKey ed25519(Effective effective, long position) {
        return SampleMeter.enrolled(SignatureAlgorithm.ED25519, SampleMeter.ED25519_KEY, effective, position);
    }
}
