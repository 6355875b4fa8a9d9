package io.meterproof.quickstart.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.quickstart.fixture.CatalogueRegistry;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A charger that writes an OCMF record at the begin and another at the end. */
class SplitSessionsTest {
    private static final String NO_END = "NO_END: nothing marks the end";
    private static final String NO_BEGIN = "NO_BEGIN: no reading with energy marks the begin";

    private final AvroWire<ReceivedReading> wire =
            new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, new CatalogueRegistry());
    private final SplitSessions split = new SplitSessions(wire);

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
    void itDoesNotMatterWhichCameFirst() {
        add(3, NO_BEGIN, record(8, "04AB", "E", "12.75"));
        add(5, NO_END, record(7, "04AB", "B", "10.25"));

        assertThat(joined()).extracting(Candidate::begin).containsExactly(Optional.of(new Place(0, 5)));
    }

    @Test
    void piecesOfTwoSessionsStayApart() {
        add(3, NO_END, record(7, "04AB", "B", "10.25"));
        add(4, NO_BEGIN, record(10, "04AB", "E", "14.75"));
        add(5, NO_BEGIN, record(8, "04CD", "E", "12.75"));

        assertThat(joined()).isEmpty();
    }

    @Test
    void aPieceThatWasSentAgainIsJoinedWithNothing() {
        add(3, NO_END, record(7, "04AB", "B", "10.25"));
        add(5, NO_BEGIN, record(8, "04AB", "E", "12.75"));

        assertThat(split.joined(candidate -> candidate.place().offset() != 3)).isEmpty();
    }

    @Test
    void whatIsBrokenOtherwiseIsNoPiece() {
        add(3, "NEGATIVE_ENERGY: the register went down", record(7, "04AB", "B", "10.25"));
        add(5, NO_BEGIN, record(8, "04AB", "E", "12.75"));

        assertThat(joined()).isEmpty();
    }

    @Test
    void aSessionWhoseRegisterWentDownIsNotJoined() {
        add(3, NO_END, record(7, "04AB", "B", "10.25"));
        add(5, NO_BEGIN, record(8, "04AB", "E", "9.75"));

        assertThat(joined()).isEmpty();
    }

    private List<Candidate> joined() {
        return split.joined(candidate -> true);
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
        Candidate candidate = new Candidate(
                new Place(0, offset), "BROKEN_SESSION", new byte[38], wire.write(reading), offset, "head-end");
        split.add(candidate, reading, reason);
    }

    private byte[] signed(Candidate candidate) throws MalformedRecordException {
        ByteBuffer signed = wire.read(candidate.value()).getSigned();
        byte[] bytes = new byte[signed.remaining()];
        signed.duplicate().get(bytes);
        return bytes;
    }

    private static byte[] record(int number, String token, String phase, String register) {
        String payload = "{\"FV\":\"1.4\",\"PG\":\"T" + number + "\",\"MV\":\"ACME\",\"MS\":\"S-1\",\"IS\":true,"
                + "\"ID\":\"" + token + "\",\"RD\":[{\"TM\":\"2026-05-01T1" + (phase.equals("B") ? 2 : 3)
                + ":00:00,000+0000 S\",\"TX\":\"" + phase + "\",\"RV\":" + register
                + ",\"RI\":\"1-b:1.8.0\",\"RU\":\"kWh\",\"ST\":\"G\"}]}";
        return ("OCMF|" + payload + "|{\"SD\":\"3006020101020101\"}").getBytes(UTF_8);
    }
}
