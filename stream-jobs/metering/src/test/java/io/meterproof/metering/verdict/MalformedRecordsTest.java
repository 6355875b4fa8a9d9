package io.meterproof.metering.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bytes that are no record at all. */
class MalformedRecordsTest {
    @Test
    void numbersThatNoRegisterShowsAreMalformed() {
        for (String value : new String[] {"NaN", "1e999999999", "Infinity", "\"1,5\""}) {
            assertThat(StationRecords.decide(StationRecords.METER.ocmf(StationRecords.payload(
                                    "T7", StationRecords.BEGIN, StationRecords.END.replace("12.7509", value))))
                            .verdict())
                    .isEqualTo(Verdict.MALFORMED);
        }
    }

    @Test
    void anExponentThatARegisterShowsIsRead() {
        VerdictDecision decision = StationRecords.decide(StationRecords.METER.ocmf(
                StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END.replace("12.7509", "1.275e1"))));

        assertThat(decision.readings().orElseThrow().values()).containsExactly(10_250, 12_750);
    }

    @Test
    void fourHundredReadingsAreMalformed() {
        String many =
                IntStream.range(0, 400).mapToObj(i -> StationRecords.BEGIN).collect(Collectors.joining(","));

        assertThat(StationRecords.decide(StationRecords.METER.ocmf(StationRecords.payload("T7", many)))
                        .verdict())
                .isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void aNameThatStandsTwiceIsMalformed() {
        String twice = StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END)
                .replace("\"PG\":\"T7\"", "\"PG\":\"T7\",\"PG\":\"T8\"");

        assertThat(StationRecords.decide(StationRecords.METER.ocmf(twice)).verdict())
                .isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void aFormatThatNobodyKnowsIsMalformed() {
        ReceivedBlock received = ReceivedBlock.foreign(
                StationRecords.ARRIVAL.toEpochMilli(),
                OriginClass.METER_SIGNED,
                false,
                "test",
                "ocpi",
                "{}".getBytes(UTF_8));

        VerdictDecision decision =
                StationRecords.VERDICTS.decide(received, MeterFacts.of(StationRecords.enrolled()), ChannelState.EMPTY);

        assertThat(decision.verdict()).isEqualTo(Verdict.MALFORMED);
        assertThat(decision.reason()).contains("ocpi");
    }

    @Test
    void aRecordThatComesWithATokenBesideItIsMalformed() {
        ReceivedBlock received = StationRecords.received(StationRecords.METER.ocmf(
                        StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END)))
                .with(new ChargingTransaction("T7", "mine"));

        assertThat(StationRecords.VERDICTS
                        .decide(received, MeterFacts.of(StationRecords.enrolled()), ChannelState.EMPTY)
                        .verdict())
                .isEqualTo(Verdict.MALFORMED);
    }
}
