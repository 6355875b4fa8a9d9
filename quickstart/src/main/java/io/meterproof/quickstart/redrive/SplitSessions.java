package io.meterproof.quickstart.redrive;

import io.meterproof.formats.foreign.SessionPieces;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.UserIdentification;
import io.meterproof.metering.charging.SessionFault;
import io.meterproof.metering.foreign.BrokenSessionException;
import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.tlog.Hash;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Begins and ends of charging sessions that came in two pieces, each of which was rejected for what it lacks. Two of one meter, user
 * and transaction that follow each other in the meter's count and make a session together are joined.
 */
final class SplitSessions {
    private final AvroWire<ReceivedReading> wire;
    private final Map<ByteBuffer, Piece> pieces = new LinkedHashMap<>();

    SplitSessions(AvroWire<ReceivedReading> wire) {
        this.wire = wire;
    }

    /** A record that states one moment. */
    private record Piece(Candidate candidate, ReceivedReading reading, SignedFormat format, SignedRecord record) {
        List<Object> session() {
            return List.of(
                    format,
                    record.meterId(),
                    record.user().map(UserIdentification::regardlessOfLevel),
                    record.transaction());
        }

        BigInteger number() {
            String digits = record.pagination().replaceAll("\\D", "");
            return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
        }
    }

    /** Takes a rejection in, if it lacks a begin or an end that another piece may bring. */
    void add(Candidate candidate, ReceivedReading reading, String reason) {
        boolean lacks = reason.startsWith(SessionFault.NO_BEGIN + ":") || reason.startsWith(SessionFault.NO_END + ":");
        Optional<SignedFormat> format = SignedFormat.labelled(reading.getFormat());
        if (!lacks || format.isEmpty()) {
            return;
        }
        try {
            SignedRecord first =
                    ForeignBlocks.records(reading.getFormat(), bytes(reading)).get(0);
            pieces.putIfAbsent(reading.getSigned(), new Piece(candidate, reading, format.get(), first));
        } catch (MalformedSignedRecordException e) {
            throw new IllegalStateException("a record of a broken session is no longer readable", e);
        }
    }

    /**
     * The sessions that are whole now.
     *
     * @param isOpen whether a piece was not sent again already
     */
    List<Candidate> joined(Predicate<Candidate> isOpen) {
        Map<List<Object>, List<Piece>> sessions = new LinkedHashMap<>();
        pieces.values().stream()
                .filter(piece -> isOpen.test(piece.candidate()))
                .sorted(Comparator.comparing(Piece::number)
                        .thenComparing(piece -> piece.candidate().arrival()))
                .forEach(piece -> sessions.computeIfAbsent(piece.session(), session -> new ArrayList<>())
                        .add(piece));
        List<Candidate> joined = new ArrayList<>();
        sessions.values().forEach(each -> join(each, joined));
        return joined;
    }

    private void join(List<Piece> inOrder, List<Candidate> joined) {
        for (int i = 0; i + 1 < inOrder.size(); i++) {
            Optional<Candidate> whole = join(inOrder.get(i), inOrder.get(i + 1));
            if (whole.isPresent()) {
                joined.add(whole.get());
                i++;
            }
        }
    }

    private Optional<Candidate> join(Piece begin, Piece end) {
        return SessionPieces.join(begin.format(), bytes(begin.reading()), bytes(end.reading()))
                .filter(bytes -> isSession(begin.format(), bytes))
                .map(bytes -> joined(begin, end, bytes));
    }

    private static boolean isSession(SignedFormat format, byte[] bytes) {
        try {
            ForeignBlocks.of(ForeignBlocks.records(format.label(), bytes), Hash.ZERO);
            return true;
        } catch (MalformedSignedRecordException | BrokenSessionException e) {
            return false; // They are pieces of two sessions, or of one that another rule holds.
        }
    }

    private static byte[] bytes(ReceivedReading reading) {
        byte[] bytes = new byte[reading.getSigned().remaining()];
        reading.getSigned().duplicate().get(bytes);
        return bytes;
    }

    private Candidate joined(Piece begin, Piece end, byte[] bytes) {
        long arrival = Math.max(begin.candidate().arrival(), end.candidate().arrival());
        ReceivedReading whole = ReceivedReading.newBuilder(end.reading())
                .setSigned(ByteBuffer.wrap(bytes))
                .setArrival(arrival)
                .build();
        Candidate last = end.candidate();
        return new Candidate(
                last.place(),
                Optional.of(begin.candidate().place()),
                last.verdict(),
                last.key(),
                wire.write(whole),
                arrival,
                last.source());
    }
}
