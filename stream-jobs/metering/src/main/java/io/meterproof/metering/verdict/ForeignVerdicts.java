package io.meterproof.metering.verdict;

import io.meterproof.formats.foreign.ForeignFormats;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.metering.signature.EcPublicKey;
import io.meterproof.metering.signature.EcdsaVerifier;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Judges foreign records: a pure function of bytes, arrival, keys and granted leniencies. The first verdict in the order
 * of {@link Verdict} is given; where bytes hold several records, the worst of theirs. Repetition and order are not judged
 * here: they need the channel's state.
 */
public final class ForeignVerdicts {
    private final EcdsaVerifier verifier;
    private final VerdictPolicy policy;
    private final Set<Leniency> granted;

    public ForeignVerdicts(EcdsaVerifier verifier, VerdictPolicy policy, Set<Leniency> granted) {
        this.verifier = verifier;
        this.policy = policy;
        this.granted = Set.copyOf(granted);
    }

    public ForeignDecision decide(SignedFormat format, byte[] bytes, Instant arrival, ForeignKeys keys) {
        List<SignedRecord> records;
        try {
            records = ForeignFormats.parse(format, bytes);
        } catch (MalformedSignedRecordException e) {
            return new ForeignDecision(Verdict.MALFORMED, e.getMessage(), List.of(), Set.of());
        }
        return decide(records, arrival, keys, granted);
    }

    /**
     * Judges records that were read.
     *
     * @param leniencies those that are granted for these
     */
    public ForeignDecision decide(
            List<SignedRecord> records, Instant arrival, ForeignKeys keys, Set<Leniency> leniencies) {
        Set<Leniency> used = EnumSet.noneOf(Leniency.class);
        Finding worst = records.stream()
                .map(record -> judge(record, arrival, keys.keyOf(record), leniencies, used))
                .min(Comparator.comparing(Finding::verdict))
                .orElseThrow();
        return new ForeignDecision(worst.verdict, worst.reason, records, used);
    }

    private Finding judge(
            SignedRecord record, Instant arrival, KeyAnswer answer, Set<Leniency> leniencies, Set<Leniency> used) {
        if (answer instanceof KeyAnswer.NotValid notValid) {
            return new Finding(Verdict.KEY_NOT_VALID_AT, notValid.reason());
        }
        if (!(answer instanceof KeyAnswer.Enrolled enrolled)) {
            return new Finding(Verdict.UNKNOWN_METER, "no enrolment of the meter is known");
        }
        try {
            EcPublicKey key = EcPublicKey.of(enrolled.key(), record.signature().curve());
            Set<Leniency> needed = verifier.verify(key, record.signed(), record.signature(), leniencies);
            used.addAll(needed);
            return judgeGenuine(record, arrival, needed);
        } catch (InvalidKeyException | SignatureException e) {
            return new Finding(Verdict.BAD_SIGNATURE, e.getMessage());
        }
    }

    private Finding judgeGenuine(SignedRecord record, Instant arrival, Set<Leniency> needed) {
        if (record.obstacle().isPresent()) {
            return new Finding(Verdict.NOT_BILLABLE, record.obstacle().get().reason());
        }
        Instant latest = arrival.plus(policy.maxClockDrift());
        if (record.readings().stream().anyMatch(reading -> reading.earliest().isAfter(latest))) {
            return new Finding(Verdict.FROM_THE_FUTURE, "a reading is later than its arrival");
        }
        return new Finding(Verdict.ACCEPTED, needed.isEmpty() ? "verified" : "verified with " + needed);
    }

    private record Finding(Verdict verdict, String reason) {}
}
