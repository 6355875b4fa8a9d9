package io.meterproof.quickstart.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.UserIdentification;
import io.meterproof.metering.charging.SessionFault;
import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends of charging sessions that came in two pieces, each of which was rejected for what it lacks. Two of one meter, user
 * and transaction that follow each other in the meter's count and make a session together are joined.
 */
final class SplitSessions {
    private static final Pattern NUMBER = Pattern.compile("\\D*(\\d{1,18})\\D*");
    private static final Comparator<Piece> IN_ORDER = Comparator.comparing(Piece::session, SplitSessions::compare)
            .thenComparing(Piece::number)
            .thenComparing(piece -> piece.candidate().arrival());

    private final SessionJoin join;
    private final Map<Hash, Piece> pieces = new LinkedHashMap<>();

    SplitSessions(SessionJoin join) {
        this.join = join;
    }

    /**
     * A record that states one moment.
     *
     * @param session digest of its format, meter, user and transaction
     * @param number in the meter's count
     */
    private record Piece(Candidate candidate, Hash session, long number) {}

    /** Takes a rejection in, if it lacks a begin or an end that another piece may bring. What has no number follows nothing. */
    void add(Candidate candidate, ReceivedReading reading, String reason) {
        boolean lacks = reason.startsWith(SessionFault.NO_BEGIN + ":") || reason.startsWith(SessionFault.NO_END + ":");
        Optional<SignedFormat> format = SignedFormat.labelled(reading.getFormat());
        if (!lacks || format.isEmpty()) {
            return;
        }
        try {
            byte[] signed = SessionJoin.signed(reading);
            SignedRecord first =
                    ForeignBlocks.records(reading.getFormat(), signed).get(0);
            Matcher number = NUMBER.matcher(first.pagination());
            if (number.matches()) {
                Piece piece = new Piece(candidate, session(format.get(), first), Long.parseLong(number.group(1)));
                pieces.putIfAbsent(TreeHasher.sha256(signed), piece);
            }
        } catch (MalformedSignedRecordException e) {
            throw new IllegalStateException("a record of a broken session is no longer readable", e);
        }
    }

    private static Hash session(SignedFormat format, SignedRecord record) {
        List<Object> session = List.of(
                format,
                record.meterId(),
                record.user().map(UserIdentification::regardlessOfLevel),
                record.transaction());
        return TreeHasher.sha256(session.toString().getBytes(UTF_8));
    }

    /**
     * The sessions that are whole now.
     *
     * @param isOpen whether a piece was not sent again already
     */
    List<Candidate> joined(Predicate<Candidate> isOpen, Originals originals) throws InterruptedException {
        Map<Candidate, Piece> inOrder = new LinkedHashMap<>();
        pieces.values().stream()
                .filter(piece -> isOpen.test(piece.candidate()))
                .sorted(IN_ORDER)
                .forEach(piece -> inOrder.put(piece.candidate(), piece));
        Joining joining = new Joining(inOrder);
        originals.forEach(List.copyOf(inOrder.keySet()), batch -> batch.forEach(joining::next));
        return joining.joined;
    }

    /** Each piece goes with the one before it, if that has found no other. */
    private final class Joining {
        private final Map<Candidate, Piece> pieces;
        private final List<Candidate> joined = new ArrayList<>();
        private @Nullable Original before;

        Joining(Map<Candidate, Piece> pieces) {
            this.pieces = pieces;
        }

        void next(Original piece) {
            Optional<Candidate> whole = Optional.ofNullable(before)
                    .filter(begin -> session(begin).equals(session(piece)))
                    .flatMap(begin -> whole(begin, piece));
            before = whole.isPresent() ? null : piece;
            whole.ifPresent(joined::add);
        }

        private Hash session(Original piece) {
            return pieces.get(piece.candidate()).session();
        }
    }

    private Optional<Candidate> whole(Original begin, Original end) {
        Candidate first = begin.candidate();
        Candidate last = end.candidate();
        return join.join(begin.value(), end.value())
                .map(value -> new Candidate(
                        last.place(),
                        Optional.of(first.place()),
                        last.verdict(),
                        last.meter(),
                        Math.max(first.arrival(), last.arrival()),
                        last.source(),
                        TreeHasher.sha256(value),
                        first.bytes() + last.bytes()));
    }

    private static int compare(Hash one, Hash other) {
        return one.hex().compareTo(other.hex());
    }
}
