package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.metering.document.KeyEvent;
import io.meterproof.metering.document.KeyRevocation;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MeterKeysProperties {
    private static final Instant YEARS_LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static final Hash KEY = SampleMeter.ed25519().key();

    private final BlockVerdicts verdicts =
            new BlockVerdicts((key, message, signature) -> SignatureOutcome.VALID, VerdictPolicy.DEFAULT);

    @Property(tries = 200)
    void noReadingOfARevokedKeyAfterItsEndIsAccepted(
            @ForAll @IntRange(min = 1, max = 60) int end,
            @ForAll @IntRange(min = 1, max = 60) int first,
            @ForAll @IntRange(min = 1, max = 8) int count,
            @ForAll boolean revokedFirst) {
        List<KeyEvent> events = new ArrayList<>(List.of(enrolment(), revocation(begin(end))));
        if (revokedFirst) {
            Collections.reverse(events);
        }

        Verdict verdict = verdict(SampleMeter.seal(first, new long[count]), history(events));

        assertThat(verdict == Verdict.ACCEPTED).isEqualTo(first + count <= end);
    }

    @Property(tries = 200)
    void theOrderInWhichEventsCameDoesNotMatterOnceAllHave(
            @ForAll Random order, @ForAll @IntRange(min = 1, max = 60) int first) {
        List<KeyEvent> events = new ArrayList<>(List.of(
                enrolment(),
                revocation(begin(50)),
                revocation(begin(40)),
                compromise(begin(30), 12),
                compromise(begin(20), 15)));
        MeterKeys inOrder = history(events);
        Collections.shuffle(events, order);
        MeterKeys shuffled = history(events);

        for (SignedBlock block : List.of(SampleMeter.live(first, 1), SampleMeter.seal(first, 1, 2))) {
            assertThat(verdict(block, shuffled)).isEqualTo(verdict(block, inOrder));
        }
    }

    @Property(tries = 200)
    void nothingNewOfACompromisedKeyIsAccepted(
            @ForAll @IntRange(min = 1, max = 60) int first, @ForAll @IntRange(min = 0, max = 60) int through) {
        MeterKeys keys = history(List.of(enrolment(), compromise(begin(30), through)));

        assertThat(verdict(SampleMeter.live(first, 1), keys))
                .isEqualTo(first < 30 ? Verdict.TIME_UNPROVEN : Verdict.KEY_NOT_VALID_AT);
    }

    private Verdict verdict(SignedBlock block, MeterKeys keys) {
        return verdicts.decide(block.simulated(YEARS_LATER, "test"), keys, ChannelState.EMPTY)
                .verdict();
    }

    private static MeterKeys history(List<KeyEvent> events) {
        MeterKeys keys = MeterKeys.NONE;
        for (int i = 0; i < events.size(); i++) {
            keys = keys.with(events.get(i), i);
        }
        return keys;
    }

    private static KeyEvent enrolment() {
        return SampleMeter.enrolment(
                SignatureAlgorithm.ED25519,
                SampleMeter.ED25519_KEY,
                new Effective(SampleMeter.MIDNIGHT, Optional.empty()));
    }

    private static KeyEvent revocation(Instant at) {
        return new KeyRevocation(SampleMeter.CHANNEL.meter(), KEY, at, "lost");
    }

    private static KeyEvent compromise(Instant since, long through) {
        return new KeyCompromise(
                SampleMeter.CHANNEL.meter(),
                KEY,
                since,
                "stolen",
                7,
                List.of(new Proven(ObisCode.ACTIVE_IMPORT, BlockKind.LIVE, through)));
    }

    /** Begin of the interval with a number. */
    private static Instant begin(long sequence) {
        return SampleMeter.MIDNIGHT.plus(SampleMeter.HALF_HOUR.multipliedBy(sequence - 1));
    }
}
