package io.meterproof.quickstart.redrive;

import static io.meterproof.quickstart.redrive.RedriveRecords.ALL;
import static io.meterproof.quickstart.redrive.RedriveRecords.NEW_YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.verdict.Verdict;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.publish.Redriven;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class OpenRejectionsTest {
    private static final String REGISTER = "\"RI\":\"1-b:1.8.0\",\"RU\":\"kWh\",\"ST\":\"G\"}";

    private final RedriveRecords records = new RedriveRecords();
    private final OpenRejections open = new OpenRejections(records.schemas, ALL);

    @Test
    void aRejectionIsSentAsItsOriginalRecord() {
        open.rejected(records.rejection(7, Verdict.UNKNOWN_METER, records.reading(1)));

        assertThat(records.candidates(open)).extracting(Candidate::place).containsExactly(new Place(0, 7));
        assertThat(records.sent(open)).singleElement().satisfies(original -> {
            assertThat(original.value()).isEqualTo(records.reading(1));
            assertThat(original.key()).isEqualTo(RedriveRecords.key());
        });
    }

    @Test
    void whatWasSentAgainIsClosedWhateverBecameOfIt() {
        open.received(records.record(20, 0, records.reading(1), "0/7"));
        open.rejected(records.rejection(7, Verdict.UNKNOWN_METER, records.reading(1)));

        assertThat(records.candidates(open)).isEmpty();
    }

    @Test
    void whatWasRejectedOnceMoreIsOpenForWhomItsVerdictIsNamed() {
        OpenRejections named = new OpenRejections(
                records.schemas,
                new Selection(
                        Set.of(Verdict.UNKNOWN_METER),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        named.received(records.record(20, 0, records.reading(1), "0/7"));
        named.rejected(records.rejection(20, Verdict.UNKNOWN_METER, records.reading(1)));

        assertThat(records.candidates(named)).hasSize(1);
    }

    @Test
    void ofEqualRecordsOneIsSent() {
        open.rejected(records.rejection(7, Verdict.UNKNOWN_METER, records.reading(1)));
        open.rejected(records.rejection(8, Verdict.UNKNOWN_METER, records.reading(1)));

        assertThat(records.candidates(open)).hasSize(1);
    }

    @Test
    void theyGoInTheOrderOfTheirArrival() {
        open.rejected(records.rejection(7, Verdict.UNKNOWN_METER, records.reading(2)));
        open.rejected(records.rejection(8, Verdict.UNKNOWN_METER, records.reading(1)));

        assertThat(records.candidates(open)).extracting(Candidate::arrival).isSorted();
    }

    @Test
    void aSelectionNamesVerdictMeterSourceAndTime() {
        String meter = "00".repeat(32);

        assertThat(among(ALL)).hasSize(1);
        assertThat(among(selection(meter, "head-end", NEW_YEAR.plusSeconds(2), NEW_YEAR.plusSeconds(3))))
                .hasSize(1);
        assertThat(among(selection("11".repeat(32), "head-end", NEW_YEAR, NEW_YEAR.plusSeconds(9))))
                .isEmpty();
        assertThat(among(selection(meter, "another", NEW_YEAR, NEW_YEAR.plusSeconds(9))))
                .isEmpty();
        assertThat(among(selection(meter, "head-end", NEW_YEAR, NEW_YEAR.plusSeconds(2))))
                .isEmpty();
    }

    @Test
    void aSessionInTwoPiecesIsSentOnceAsOne() {
        byte[] begin = ocmf(1, "{\"TM\":\"2026-05-01T12:00:00,000+0000 S\",\"TX\":\"B\",\"RV\":1," + REGISTER);
        byte[] end = ocmf(2, "{\"TM\":\"2026-05-01T13:00:00,000+0000 S\",\"TX\":\"E\",\"RV\":2," + REGISTER);
        open.rejected(records.rejection(7, Verdict.BROKEN_SESSION, "NO_END: nothing marks the end", begin));
        open.rejected(
                records.rejection(8, Verdict.BROKEN_SESSION, "NO_BEGIN: no reading with energy marks the begin", end));

        Candidate whole = records.candidates(open).get(0);
        assertThat(records.candidates(open)).hasSize(1);

        ConsumerRecord<byte[], byte[]> sent =
                records.record(20, 0, records.sent(open).get(0).value(), "0/8");
        sent.headers().add(Redriven.JOINED, Redriven.from(0, 7));
        open.received(sent);
        assertThat(records.candidates(open)).isEmpty();
    }

    @Test
    void aBacklogTakesMemoryForPlacesNotForBytes() {
        long before = used();
        for (int number = 0; number < 64; number++) {
            byte[] value = records.received.write(ReceivedReading.newBuilder(records.read(records.reading(1)))
                    .setArrival(number)
                    .setReadings(ByteBuffer.allocate(1 << 20))
                    .build());
            open.rejected(records.rejection(number, Verdict.UNKNOWN_METER, value));
            records.forget();
        }

        assertThat(used() - before).isLessThan(16 << 20);
        assertThat(records.candidates(open)).hasSize(64);
    }

    private byte[] ocmf(int number, String reading) {
        String payload = "{\"FV\":\"1.4\",\"PG\":\"T" + number
                + "\",\"MS\":\"S-1\",\"IS\":true,\"ID\":\"04AB\",\"RD\":[" + reading + "]}";
        byte[] signed = ("OCMF|" + payload + "|{\"SD\":\"3006020101020101\"}").getBytes(StandardCharsets.UTF_8);
        return records.foreign("ocmf", number, signed);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private List<Candidate> among(Selection selection) {
        OpenRejections selected = new OpenRejections(records.schemas, selection);
        selected.rejected(records.rejection(7, Verdict.BAD_SIGNATURE, records.reading(1)));
        selected.rejected(records.rejection(8, Verdict.UNKNOWN_METER, records.reading(2)));
        return records.candidates(selected);
    }

    private static Selection selection(String meter, String source, Instant from, Instant to) {
        return new Selection(
                Set.of(Verdict.UNKNOWN_METER),
                false,
                Optional.of(meter),
                Optional.of(source),
                Optional.of(from),
                Optional.of(to));
    }
}
