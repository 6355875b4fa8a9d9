package io.meterproof.metering.verdict;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyEvent;
import io.meterproof.metering.document.KeyRevocation;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.Hash;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The history of one meter's keys. The newest enrolment of a key says how long it is valid; no enrolment undoes a revocation or a
 * compromise, whichever came first.
 *
 * @param enrolled in the order of the key log
 * @param revoked each key at most once, with its earliest end
 * @param compromised each key at most once
 * @param keyLogSize the smallest key log that holds this history; 0 without events
 */
public record MeterKeys(
        List<EnrolledKey> enrolled, List<RevokedKey> revoked, List<CompromisedKey> compromised, long keyLogSize) {
    public static final MeterKeys NONE = new MeterKeys(List.of(), List.of(), List.of(), 0);

    /** How many enrolments, and how many ended keys, one meter may have. */
    static final int MOST = 64;

    public MeterKeys {
        enrolled = List.copyOf(enrolled);
        revoked = List.copyOf(revoked);
        compromised = List.copyOf(compromised);
        if (enrolled.size() > MOST || revoked.size() > MOST || compromised.size() > MOST) {
            throw new IllegalArgumentException("a meter has no more than " + MOST + " enrolments and ended keys");
        }
    }

    /**
     * The history with one more event of the same meter.
     *
     * @param position of the event in the key log, from 0
     * @throws InvalidDocumentException when the event does not go on from this history, with the field and the reason
     */
    public MeterKeys with(KeyEvent event, long position) {
        if (event instanceof KeyRevocation revocation) {
            requireRoom(revoked.size(), revocationOf(event.key()).isPresent());
            return with(revocation, position);
        } else if (event instanceof KeyCompromise compromise) {
            requireRoom(compromised.size(), compromiseOf(event.key()).isPresent());
            return with(compromise, position);
        }
        return with((MeterEnrolment) event, position);
    }

    private MeterKeys with(MeterEnrolment enrolment, long position) {
        requireRoom(enrolled.size(), false);
        requireNew(enrolment);
        if (enrolment.voucher() instanceof Voucher.Predecessor predecessor) {
            requireTrustworthy(predecessor.key(), enrolment.effective().from());
        }
        try {
            return with(EnrolledKey.of(enrolment, position));
        } catch (InvalidKeyException e) {
            throw new InvalidDocumentException("publicKey", "is refused: " + e.getMessage());
        }
    }

    /** The history with one more enrolment of the same meter. */
    public MeterKeys with(EnrolledKey next) {
        long size = sizeAfter(next.position());
        if (!enrolled.isEmpty() && !next.meter().equals(enrolled.get(0).meter())) {
            throw new IllegalArgumentException("one history holds the keys of one meter");
        }
        List<EnrolledKey> all =
                Stream.concat(enrolled.stream(), Stream.of(next)).toList();
        return new MeterKeys(all, revoked, compromised, size);
    }

    private MeterKeys with(KeyRevocation revocation, long position) {
        RevokedKey end = new RevokedKey(revocation.key(), revocation.at());
        List<RevokedKey> all = new ArrayList<>(revoked);
        Optional<RevokedKey> known = revocationOf(end.key());
        known.ifPresent(all::remove);
        all.add(known.filter(other -> other.at().isBefore(end.at())).orElse(end));
        return new MeterKeys(enrolled, all, compromised, sizeAfter(position));
    }

    private MeterKeys with(KeyCompromise compromise, long position) {
        CompromisedKey end = new CompromisedKey(compromise.key(), compromise.since(), compromise.proven());
        List<CompromisedKey> all = new ArrayList<>(compromised);
        Optional<CompromisedKey> known = compromiseOf(end.key());
        known.ifPresent(all::remove);
        all.add(known.map(end::and).orElse(end));
        return new MeterKeys(enrolled, revoked, all, sizeAfter(position));
    }

    /** Whether any key of this meter is known. */
    public boolean know(Hash meter) {
        return !enrolled.isEmpty() && enrolled.get(0).meter().equals(meter);
    }

    /** Whether the key of that identity was ever enrolled. */
    public boolean hold(Hash key) {
        return newest(key).isPresent();
    }

    /** The key of that identity if it is valid from the begin to the end of a period, as far as claimed times go. */
    public Optional<VerificationKey> keyThroughout(Hash key, Instant begin, Instant end) {
        return newest(key)
                .filter(known -> known.effective().covers(begin, end))
                .filter(known -> revocationOf(key)
                        .map(revoked -> begin.isBefore(revoked.at()) && !end.isAfter(revoked.at()))
                        .orElse(true))
                .filter(known -> compromiseOf(key)
                        .map(lost -> begin.isBefore(lost.since()))
                        .orElse(true))
                .map(EnrolledKey::key);
    }

    /** All keys of an algorithm that are valid from the begin to the end of a period, the newest enrolled first. */
    public List<VerificationKey> keysThroughout(SignatureAlgorithm algorithm, Instant begin, Instant end) {
        List<Hash> ids = new ArrayList<>();
        for (int i = enrolled.size() - 1; i >= 0; i--) {
            VerificationKey key = enrolled.get(i).key();
            if (key.algorithm() == algorithm && !ids.contains(key.id())) {
                ids.add(key.id());
            }
        }
        return ids.stream()
                .flatMap(id -> keyThroughout(id, begin, end).stream())
                .toList();
    }

    /** What is known of a key that somebody else may have used. */
    public Optional<CompromisedKey> compromiseOf(Hash key) {
        for (CompromisedKey lost : compromised) {
            if (lost.key().equals(key)) {
                return Optional.of(lost);
            }
        }
        return Optional.empty();
    }

    /** When a key stopped being the meter's. */
    public Optional<RevokedKey> revocationOf(Hash key) {
        for (RevokedKey ended : revoked) {
            if (ended.key().equals(key)) {
                return Optional.of(ended);
            }
        }
        return Optional.empty();
    }

    private Optional<EnrolledKey> newest(Hash key) {
        for (int i = enrolled.size() - 1; i >= 0; i--) {
            if (enrolled.get(i).key().id().equals(key)) {
                return Optional.of(enrolled.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whoever holds a compromised key can claim any time, so it vouches for nothing. */
    private void requireTrustworthy(Hash predecessor, Instant from) {
        if (keyThroughout(predecessor, from, from).isEmpty()) {
            throw new InvalidDocumentException("voucher.key", "is not the meter's at " + from);
        }
        if (compromiseOf(predecessor).isPresent()) {
            throw new InvalidDocumentException("voucher.key", "is compromised");
        }
    }

    /** Else an enrolment that is played back would undo a later one that says when the key ends. */
    private void requireNew(MeterEnrolment enrolment) {
        boolean known = enrolled.stream()
                .anyMatch(each -> each.key().id().equals(enrolment.key())
                        && each.effective().equals(enrolment.effective()));
        if (known) {
            throw new InvalidDocumentException("key", "is enrolled for this very time already");
        }
    }

    private static void requireRoom(int size, boolean known) {
        if (size >= MOST && !known) {
            throw new InvalidDocumentException("meter", "has " + MOST + " of these, and no more are kept");
        }
    }

    private long sizeAfter(long position) {
        if (position < keyLogSize) {
            throw new IllegalArgumentException("key events come in the order of the key log");
        }
        return position + 1;
    }
}
