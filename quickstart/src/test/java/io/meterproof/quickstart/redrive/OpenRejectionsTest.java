package io.meterproof.quickstart.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.quickstart.fixture.CatalogueRegistry;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.publish.Redriven;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenRejectionsTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Selection ALL = new Selection(
            Set.of(Verdict.UNKNOWN_METER, Verdict.CONFLICTING),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final String PCDF = "128.8.0(ST:260501120000)(CT:260501130000)(CD:010000)(TV:1)(BV:1)(CSC:7)(SP:1)"
            + "(RV:0003.500*kWh)(SI:04AB*1*tx-1)(CS:00000000)(HW:12345678901)(DT:0)(PK:04)(SG:3006020101020101)";

    private final CatalogueRegistry schemas = new CatalogueRegistry();
    private final AvroWire<ReceivedReading> received =
            new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, schemas);
    private final AvroWire<RejectedReading> rejected =
            new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, schemas);
    private final AvroWire<SignedRecord> events = new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, schemas);
    private final Map<Place, ConsumerRecord<byte[], byte[]>> inReceived = new HashMap<>();
    private final Originals originals = new Originals(places -> inReceived, new SessionJoin(received));
    private final OpenRejections open = new OpenRejections(schemas, ALL);

    @Test
    void aRejectionIsSentAsItsOriginalRecord() {
        open.rejected(rejection(7, Verdict.UNKNOWN_METER, reading(1)));

        assertThat(candidates(open)).extracting(Candidate::place).containsExactly(new Place(0, 7));
        assertThat(sent(open)).singleElement().satisfies(original -> {
            assertThat(original.value()).isEqualTo(reading(1));
            assertThat(original.key()).isEqualTo(key());
        });
    }

    @Test
    void whatWasSentAgainIsClosedWhateverBecameOfIt() {
        open.received(record(20, 0, reading(1), "0/7"));
        open.rejected(rejection(7, Verdict.UNKNOWN_METER, reading(1)));

        assertThat(candidates(open)).isEmpty();
    }

    @Test
    void whatWasRejectedOnceMoreIsClosedUntilSomethingIsPublishedAboutItsMeter() {
        open.received(record(20, 0, reading(1), "0/7"));
        open.rejected(rejection(7, Verdict.UNKNOWN_METER, reading(1)));
        open.rejected(rejection(20, Verdict.UNKNOWN_METER, reading(1)));

        assertThat(candidates(open)).isEmpty();

        open.event(resolution(1_000, signed(9)));
        assertThat(candidates(open)).extracting(Candidate::place).containsExactly(new Place(0, 20));
    }

    @Test
    void itIsOpenTooForWhomItsVerdictIsNamed() {
        OpenRejections named = new OpenRejections(
                schemas,
                new Selection(
                        Set.of(Verdict.UNKNOWN_METER),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        named.received(record(20, 0, reading(1), "0/7"));
        named.rejected(rejection(20, Verdict.UNKNOWN_METER, reading(1)));

        assertThat(candidates(named)).hasSize(1);
    }

    @Test
    void aForeignRecordThatIsSaidToBeRightIsFoundByItsOwnDigest() throws Exception {
        byte[] signed = PCDF.getBytes(StandardCharsets.UTF_8);
        byte[] value = received.write(new ReceivedReading(
                NEW_YEAR.toEpochMilli(),
                "METER_SIGNED",
                true,
                "head-end",
                "pcdf",
                ByteBuffer.wrap(signed),
                ByteBuffer.allocate(0),
                ByteBuffer.allocate(0),
                null,
                null));
        open.event(resolution(1_000, ForeignBlocks.digest("pcdf", signed)));
        open.received(record(6, 500, value, null));

        assertThat(candidates(open)).extracting(Candidate::place).containsExactly(new Place(0, 6));
    }

    @Test
    void ofEqualRecordsOneIsSent() {
        open.rejected(rejection(7, Verdict.UNKNOWN_METER, reading(1)));
        open.rejected(rejection(8, Verdict.UNKNOWN_METER, reading(1)));

        assertThat(candidates(open)).hasSize(1);
    }

    @Test
    void theyGoInTheOrderOfTheirArrival() {
        open.rejected(rejection(7, Verdict.UNKNOWN_METER, reading(2)));
        open.rejected(rejection(8, Verdict.UNKNOWN_METER, reading(1)));

        assertThat(candidates(open)).extracting(Candidate::arrival).isSorted();
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
        byte[] begin = foreign(1, "{\"TM\":\"2026-05-01T12:00:00,000+0000 S\",\"TX\":\"B\",\"RV\":1," + REGISTER);
        byte[] end = foreign(2, "{\"TM\":\"2026-05-01T13:00:00,000+0000 S\",\"TX\":\"E\",\"RV\":2," + REGISTER);
        open.rejected(broken(7, "NO_END: nothing marks the end", begin));
        open.rejected(broken(8, "NO_BEGIN: no reading with energy marks the begin", end));

        Candidate whole = candidates(open).get(0);
        assertThat(candidates(open)).hasSize(1);

        ConsumerRecord<byte[], byte[]> sent = record(20, 0, sent(open).get(0).value(), "0/8");
        sent.headers().add(Redriven.JOINED, Redriven.from(0, 7));
        open.received(sent);
        assertThat(candidates(open)).isEmpty();
    }

    @Test
    void aBacklogTakesMemoryForPlacesNotForBytes() {
        long before = used();
        for (int number = 0; number < 64; number++) {
            byte[] value = received.write(ReceivedReading.newBuilder(read(reading(1)))
                    .setArrival(number)
                    .setReadings(ByteBuffer.allocate(1 << 20))
                    .build());
            open.rejected(rejection(number, Verdict.UNKNOWN_METER, value));
            inReceived.clear();
        }

        assertThat(used() - before).isLessThan(16 << 20);
        assertThat(candidates(open)).hasSize(64);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static final String REGISTER = "\"RI\":\"1-b:1.8.0\",\"RU\":\"kWh\",\"ST\":\"G\"}";

    private byte[] foreign(int number, String reading) {
        String payload = "{\"FV\":\"1.4\",\"PG\":\"T" + number
                + "\",\"MS\":\"S-1\",\"IS\":true,\"ID\":\"04AB\",\"RD\":[" + reading + "]}";
        byte[] signed = ("OCMF|" + payload + "|{\"SD\":\"3006020101020101\"}").getBytes(StandardCharsets.UTF_8);
        return received.write(new ReceivedReading(
                NEW_YEAR.plusSeconds(number).toEpochMilli(),
                "METER_SIGNED",
                true,
                "head-end",
                "ocmf",
                ByteBuffer.wrap(signed),
                ByteBuffer.allocate(0),
                ByteBuffer.allocate(0),
                null,
                null));
    }

    private List<Candidate> among(Selection selection) {
        OpenRejections selected = new OpenRejections(schemas, selection);
        selected.rejected(rejection(7, Verdict.BAD_SIGNATURE, reading(1)));
        selected.rejected(rejection(8, Verdict.UNKNOWN_METER, reading(2)));
        return candidates(selected);
    }

    @Test
    void aBlockThatSettledIsSentOnceItIsSaidToBeRight() {
        open.event(resolution(1_000, signed(1)));
        open.received(record(6, 500, reading(1), null));

        assertThat(candidates(open)).extracting(Candidate::place).containsExactly(new Place(0, 6));

        open.received(record(30, 2_000, reading(1), "0/6"));
        assertThat(candidates(open)).isEmpty();
    }

    @Test
    void itIsSentOnceMoreAfterAnotherWord() {
        open.event(resolution(1_000, signed(1)));
        open.event(resolution(3_000, signed(1)));
        open.received(record(6, 500, reading(1), null));
        open.received(record(30, 2_000, reading(1), "0/6"));

        assertThat(candidates(open)).hasSize(1);
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

    private ConsumerRecord<byte[], byte[]> broken(long offset, String reason, byte[] value) {
        return rejection(offset, Verdict.BROKEN_SESSION, reason, value);
    }

    private ConsumerRecord<byte[], byte[]> rejection(long offset, Verdict verdict, byte[] value) {
        return rejection(offset, verdict, "why", value);
    }

    /** Of readings that lie at the same offset of what was received. */
    private ConsumerRecord<byte[], byte[]> rejection(long offset, Verdict verdict, String reason, byte[] value) {
        inReceived.put(new Place(0, offset), record(offset, 0, value, null));
        byte[] written = rejected.write(new RejectedReading(
                verdict.name(),
                reason,
                arrivalOf(value),
                0L,
                Topics.READINGS_RECEIVED.name(),
                0,
                offset,
                ByteBuffer.wrap(value)));
        return new ConsumerRecord<>(Topics.READINGS_REJECTED.name(), 0, offset, key(), written);
    }

    private List<Candidate> candidates(OpenRejections rejections) {
        try {
            return rejections.candidates(originals);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Original> sent(OpenRejections rejections) {
        List<Original> sent = new ArrayList<>();
        try {
            originals.forEach(candidates(rejections), sent::addAll);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return sent;
    }

    private long arrivalOf(byte[] value) {
        return read(value).getArrival();
    }

    private ReceivedReading read(byte[] value) {
        try {
            return received.read(value);
        } catch (MalformedRecordException e) {
            throw new AssertionError(e);
        }
    }

    private ConsumerRecord<byte[], byte[]> record(long offset, long timestamp, byte[] value, @Nullable String before) {
        RecordHeaders headers = new RecordHeaders();
        if (before != null) {
            String[] place = before.split("/");
            headers.add(Redriven.HEADER, Redriven.from(Integer.parseInt(place[0]), Long.parseLong(place[1])));
        }
        return new ConsumerRecord<>(
                Topics.READINGS_RECEIVED.name(),
                0,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                38,
                value.length,
                key(),
                value,
                headers,
                Optional.empty());
    }

    private ConsumerRecord<byte[], byte[]> resolution(long timestamp, byte[] right) {
        return resolution(timestamp, Identities.block(right));
    }

    private ConsumerRecord<byte[], byte[]> resolution(long timestamp, Hash right) {
        String json = DocumentCodec.encode(
                new ConflictResolution(Hash.ZERO, ObisCode.ACTIVE_IMPORT, BlockKind.SEAL, 1, right, "checked"));
        byte[] value = events.write(new SignedRecord(json, List.of()));
        return new ConsumerRecord<>(
                Topics.REGISTRY_EVENTS.name(),
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                64,
                value.length,
                key(),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    /** The reading of a number arrives so many seconds after new year. */
    private byte[] reading(int number) {
        return received.write(new ReceivedReading(
                NEW_YEAR.plusSeconds(number).toEpochMilli(),
                "METER_SIGNED",
                true,
                "head-end",
                "native/1",
                ByteBuffer.wrap(signed(number)),
                ByteBuffer.allocate(64),
                ByteBuffer.allocate(40),
                null,
                null));
    }

    private static byte[] signed(int number) {
        byte[] signed = new byte[184];
        signed[100] = (byte) number;
        return signed;
    }

    private static byte[] key() {
        return new byte[38];
    }
}
