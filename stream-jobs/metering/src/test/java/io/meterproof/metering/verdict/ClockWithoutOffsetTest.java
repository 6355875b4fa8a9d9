package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Voucher;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Meters that sign the local time and not its offset from UTC, anywhere on earth. */
class ClockWithoutOffsetTest {
    private static final Set<String> FORMATS = Set.of("alfen", "pcdf");
    private static final long EASTERNMOST = 18 * 3600;

    static List<JsonNode> records() throws IOException {
        try (InputStream file = ClockWithoutOffsetTest.class.getResourceAsStream("/foreign/records.json")) {
            List<JsonNode> records = new ArrayList<>();
            new ObjectMapper().readTree(file).forEach(records::add);
            records.removeIf(record -> !FORMATS.contains(record.path("format").asText()));
            return records;
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void aSessionEastOfGreenwichIsAcceptedAsSoonAsItEnded(JsonNode record) throws Exception {
        assertThat(decide(record, end(record) - 2 * 3600 + 5)).isEqualTo(Verdict.ACCEPTED);
    }

    @ParameterizedTest
    @MethodSource("records")
    void aSessionThatHasEndedNowhereOnEarthIsFromTheFuture(JsonNode record) throws Exception {
        long drift = VerdictPolicy.DEFAULT.maxClockDrift().toSeconds();

        assertThat(decide(record, end(record) - EASTERNMOST - drift - 1)).isEqualTo(Verdict.FROM_THE_FUTURE);
    }

    private static Verdict decide(JsonNode record, long arrival) throws Exception {
        JsonNode expected = record.path("expected");
        byte[] key = HexFormat.of().parseHex(record.path("key").asText());
        String maker = expected.path("maker").asText();
        String serial = expected.path("serial").asText();
        MeterEnrolment enrolment = new MeterEnrolment(
                maker,
                serial,
                Identities.meter(maker, serial),
                SignatureAlgorithm.ECDSA,
                HexFormat.of().formatHex(key),
                Identities.key(SignatureAlgorithm.ECDSA, key),
                SampleMeter.always(),
                new Voucher.Maker());
        ReceivedBlock received = ReceivedBlock.foreign(
                arrival * 1000,
                OriginClass.METER_SIGNED,
                false,
                "test",
                record.path("format").asText(),
                Base64.getDecoder().decode(record.path("record").asText()));
        return StationRecords.VERDICTS
                .decide(received, MeterFacts.of(MeterKeys.NONE.with(EnrolledKey.of(enrolment, 0))), ChannelState.EMPTY)
                .verdict();
    }

    private static long end(JsonNode record) {
        JsonNode expected = record.path("expected");
        return expected.path("start").asLong() + expected.path("interval").asLong();
    }
}
