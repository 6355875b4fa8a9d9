package io.meterproof.metering.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Effective;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gives one foreign record every set of its own defects at once, and expects the first in the order of {@link Verdict}. */
class RecordPrecedenceTest {
    private static final List<Verdict> DEFECTS = List.of(
            Verdict.UNKNOWN_METER,
            Verdict.KEY_NOT_VALID_AT,
            Verdict.BAD_SIGNATURE,
            Verdict.TIME_UNPROVEN,
            Verdict.NOT_BILLABLE,
            Verdict.BROKEN_SESSION,
            Verdict.FROM_THE_FUTURE);

    static Stream<Set<Verdict>> everySetOfDefects() {
        return IntStream.range(0, 1 << DEFECTS.size()).mapToObj(bits -> {
            Set<Verdict> chosen = EnumSet.of(Verdict.ACCEPTED);
            IntStream.range(0, DEFECTS.size())
                    .filter(i -> (bits >> i & 1) == 1)
                    .forEach(i -> chosen.add(DEFECTS.get(i)));
            return chosen;
        });
    }

    @ParameterizedTest
    @MethodSource("everySetOfDefects")
    void theFirstVerdictThatAppliesIsGiven(Set<Verdict> defects) {
        VerdictDecision decision =
                StationRecords.VERDICTS.decide(received(defects), MeterFacts.of(keys(defects)), ChannelState.EMPTY);

        assertThat(decision.verdict()).isEqualTo(defects.iterator().next());
        assertThat(decision.reason()).isNotBlank();
    }

    private static ReceivedBlock received(Set<Verdict> defects) {
        boolean early = defects.contains(Verdict.FROM_THE_FUTURE);
        Instant arrival = early ? StationRecords.NOON.minus(Duration.ofHours(1)) : StationRecords.ARRIVAL;
        return ReceivedBlock.foreign(
                arrival.toEpochMilli(), OriginClass.METER_SIGNED, false, "test", "ocmf", record(defects));
    }

    private static byte[] record(Set<Verdict> defects) {
        String payload = defects.contains(Verdict.BROKEN_SESSION)
                ? StationRecords.payload("T7", StationRecords.BEGIN)
                : StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END);
        byte[] record = StationRecords.METER.ocmf(
                defects.contains(Verdict.NOT_BILLABLE) ? payload.replace("\"1.4\"", "\"2.0\"") : payload);
        return defects.contains(Verdict.BAD_SIGNATURE)
                ? new String(record, UTF_8).replace("04AB", "04AC").getBytes(UTF_8)
                : record;
    }

    private static MeterKeys keys(Set<Verdict> defects) {
        if (defects.contains(Verdict.UNKNOWN_METER)) {
            return MeterKeys.NONE;
        }
        boolean late = defects.contains(Verdict.KEY_NOT_VALID_AT);
        Instant from = late ? StationRecords.NOON.plusSeconds(1) : StationRecords.NOON;
        MeterKeys keys =
                StationRecords.enrol(MeterKeys.NONE, StationRecords.METER, new Effective(from, Optional.empty()), 0);
        return defects.contains(Verdict.TIME_UNPROVEN) ? compromised(keys) : keys;
    }

    private static MeterKeys compromised(MeterKeys keys) {
        Hash key = Identities.key(SignatureAlgorithm.ECDSA, StationRecords.METER.publicKey());
        CompromisedKey lost = new CompromisedKey(key, StationRecords.ARRIVAL, List.of());
        return new MeterKeys(keys.enrolled(), keys.revoked(), List.of(lost), keys.keyLogSize() + 1);
    }
}
