package io.meterproof.quickstart.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.quickstart.fixture.CatalogueRegistry;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A charger that writes an OCMF record at the begin and another at the end. */
class SplitSessionsTest {
    private static final String NO_END = "NO_END: nothing marks the end";
    private static final String NO_BEGIN = "NO_BEGIN: no reading with energy marks the begin";

    private final AvroWire<ReceivedReading> wire =
            new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, new CatalogueRegistry());
    private final SessionJoin join = new SessionJoin(wire);
    private final SplitSessions split = new SplitSessions(join);
    private final Map<Place, ConsumerRecord<byte[], byte[]>> received = new HashMap<>();
    private final Originals originals = new Originals(places -> received, join);

    @Test
    void aBeginAndItsEndAreJoined() throws Exception {
        add(3, NO_END, record(7, "04AB", "B", "10.25"));
        add(5, NO_BEGIN, record(8, "04AB", "E", "12.75"));

        Candidate whole = joined().get(0);

        assertThat(joined()).hasSize(1);
        assertThat(whole.begin()).contains(new Place(0, 3));
        assertThat(whole.place()).isEqualTo(new Place(0, 5));
        assertThat(whole.arrival()).isEqualTo(5);
        byte[] signed = signed(whole);
        assertThat(ForeignBlocks.read("ocmf", signed, Hash.ZERO).readings().values())
                .containsExactly(10_250, 12_750);
    }

    @Test
    void itDoesNotMatterWhichCameFirst() throws Exception {
        add(3, NO_BEGIN, record(8, "04AB", "E", "12.75"));
        add(5, NO_END, record(7, "04AB", "B", "10.25"));

        assertThat(joined()).extracting(Candidate::begin).containsExactly(Optional.of(new Place(0, 5)));
    }

    @Test
    void piecesOfTwoSessionsStayApart() throws Exception {
        add(3, NO_END, record(7, "04AB", "B", "10.25"));
        add(4, NO_BEGIN, record(10, "04AB", "E", "14.75"));
        add(5, NO_BEGIN, record(8, "04CD", "E", "12.75"));

        assertThat(joined()).isEmpty();
    }

    @Test
    void aPieceThatWasSentAgainIsJoinedWithNothing() throws Exception {
        add(3, NO_END, record(7, "04AB", "B", "10.25"));
        add(5, NO_BEGIN, record(8, "04AB", "E", "12.75"));

        assertThat(split.joined(candidate -> candidate.place().offset() != 3, originals))
                .isEmpty();
    }

    @Test
    void whatIsBrokenOtherwiseIsNoPiece() throws Exception {
        add(3, "NEGATIVE_ENERGY: the register went down", record(7, "04AB", "B", "10.25"));
        add(5, NO_BEGIN, record(8, "04AB", "E", "12.75"));

        assertThat(joined()).isEmpty();
    }

    @Test
    void aSessionWhoseRegisterWentDownIsNotJoined() throws Exception {
        add(3, NO_END, record(7, "04AB", "B", "10.25"));
        add(5, NO_BEGIN, record(8, "04AB", "E", "9.75"));

        assertThat(joined()).isEmpty();
    }

    private List<Candidate> joined() throws InterruptedException {
        return split.joined(candidate -> true, originals);
    }

    private void add(long offset, String reason, byte[] record) {
        ReceivedReading reading = new ReceivedReading(
                offset,
                "METER_SIGNED",
                true,
                "head-end",
                "ocmf",
                ByteBuffer.wrap(record),
                ByteBuffer.allocate(0),
                ByteBuffer.allocate(0),
                null,
                null);
        Place place = new Place(0, offset);
        byte[] value = wire.write(reading);
        received.put(place, new ConsumerRecord<>("readings.received", 0, offset, new byte[38], value));
        Candidate candidate = new Candidate(
                place,
                Optional.empty(),
                Verdict.BROKEN_SESSION,
                "",
                offset,
                "head-end",
                TreeHasher.sha256(value),
                value.length);
        split.add(candidate, reading, reason);
    }

    private byte[] signed(Candidate candidate) throws Exception {
        List<Original> sent = new ArrayList<>();
        originals.forEach(List.of(candidate), sent::addAll);
        return SessionJoin.signed(wire.read(sent.get(0).value()));
    }

    private static byte[] record(int number, String token, String phase, String register) {
        String payload = "{\"FV\":\"1.4\",\"PG\":\"T" + number + "\",\"MV\":\"ACME\",\"MS\":\"S-1\",\"IS\":true,"
                + "\"ID\":\"" + token + "\",\"RD\":[{\"TM\":\"2026-05-01T1" + (phase.equals("B") ? 2 : 3)
                + ":00:00,000+0000 S\",\"TX\":\"" + phase + "\",\"RV\":" + register
                + ",\"RI\":\"1-b:1.8.0\",\"RU\":\"kWh\",\"ST\":\"G\"}]}";
        return ("OCMF|" + payload + "|{\"SD\":\"3006020101020101\"}").getBytes(UTF_8);
    }
}
