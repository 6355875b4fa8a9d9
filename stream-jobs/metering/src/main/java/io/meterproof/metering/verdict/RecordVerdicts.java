package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.MalformedBlockException;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.metering.foreign.BrokenSessionException;
import io.meterproof.metering.foreign.ForeignBlock;
import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges received records of foreign formats, like {@link BlockVerdicts} a pure function of bytes, arrival, the meter's keys
 * and the channel's state. A record names no key: it is verified with each key that the meter had then.
 */
public final class RecordVerdicts {
    private final ForeignVerdicts verdicts;

    public RecordVerdicts(ForeignVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** Judges one record, or several of one transaction in one piece. */
    public VerdictDecision decide(ReceivedBlock received, MeterFacts meter, ChannelState state) {
        return decide(OpenedReading.of(received), meter, state);
    }

    /** The same of one that was read already. */
    VerdictDecision decide(OpenedReading opened, MeterFacts meter, ChannelState state) {
        ReceivedBlock received = opened.received();
        try {
            BlockContent.checkArrival(received.arrival());
            BlockContent.checkSource(received.source());
            requireAlone(received);
            return new Case(received.arrival(), opened.readable(), meter, state).decide();
        } catch (MalformedSignedRecordException | MalformedBlockException e) {
            return VerdictDecision.withoutBlock(Verdict.MALFORMED, e.getMessage(), meter.keyLogSize(), state);
        }
    }

    private static void requireAlone(ReceivedBlock received) throws MalformedSignedRecordException {
        boolean alone = received.signature().length == 0
                && received.readings().length == 0
                && received.charging().isEmpty();
        if (!alone) {
            throw new MalformedSignedRecordException("a foreign record says all in its own bytes");
        }
    }

    /** The records of a transaction before their judge. */
    private final class Case {
        private final long arrival;
        private final List<SignedRecord> records;
        private final MeterFacts meter;
        private final ChannelState state;

        Case(long arrival, List<SignedRecord> records, MeterFacts meter, ChannelState state) {
            this.arrival = arrival;
            this.records = records;
            this.meter = meter;
            this.state = state;
        }

        VerdictDecision decide() {
            if (!meter.keys().know(records.get(0).meterId().orElseThrow())) {
                return rejected(Verdict.UNKNOWN_METER, "no enrolment of the meter is known");
            }
            Span time = time();
            List<VerificationKey> candidates =
                    meter.keys().keysThroughout(SignatureAlgorithm.ECDSA, time.first(), time.last());
            Map<Leniency, Hash> granted = meter.leniencies().throughout(time.first(), time.last());
            String reason = "";
            for (VerificationKey key : candidates) {
                ForeignDecision decision = verdicts.decide(
                        records,
                        Instant.ofEpochMilli(arrival),
                        record -> new KeyAnswer.Enrolled(key.raw()),
                        granted.keySet());
                if (decision.verdict() != Verdict.BAD_SIGNATURE) {
                    return decideGenuine(decision, key.id(), granted);
                }
                reason = decision.reason();
            }
            return candidates.isEmpty()
                    ? rejected(Verdict.KEY_NOT_VALID_AT, "no key is the meter's at the time of the readings")
                    : rejected(Verdict.BAD_SIGNATURE, reason);
        }

        private VerdictDecision decideGenuine(ForeignDecision decision, Hash key, Map<Leniency, Hash> granted) {
            ForeignBlock block;
            try {
                block = ForeignBlocks.of(records, key)
                        .under(decision.used().stream().map(granted::get).findFirst());
            } catch (BrokenSessionException e) {
                return decideBroken(decision, key, e.getMessage());
            }
            GenuineReading genuine = genuine(block);
            return genuine.unproven()
                    .orElseGet(() -> decision.isAccepted()
                            ? genuine.decideNew().of(block, meter.keyLogSize())
                            : genuine.rejected(decision.verdict(), decision.reason()));
        }

        /** Nothing of such a session was ever in the log, so nothing shows that it is older than a compromise. */
        private VerdictDecision decideBroken(ForeignDecision decision, Hash key, String fault) {
            Optional<CompromisedKey> lost = meter.keys().compromiseOf(key);
            if (lost.isPresent()) {
                return rejected(Verdict.TIME_UNPROVEN, GenuineReading.claimed(lost.get()));
            }
            return decision.verdict() == Verdict.NOT_BILLABLE
                    ? rejected(decision.verdict(), decision.reason())
                    : rejected(Verdict.BROKEN_SESSION, fault);
        }

        /** Where it is known which, with the block that it would be: then it can wait for its key. */
        private VerdictDecision rejected(Verdict verdict, String reason) {
            try {
                return genuine(ForeignBlocks.of(records, Hash.ZERO)).rejected(verdict, reason);
            } catch (BrokenSessionException e) {
                return VerdictDecision.withoutBlock(verdict, reason, meter.keyLogSize(), state);
            }
        }

        private GenuineReading genuine(ForeignBlock block) {
            return new GenuineReading(
                    block.block(), block.readings(), block.digest(), arrival, meter.keys(), meter.resolutions(), state);
        }

        /** From begin to end of the session; of none that could be settled, from its first reading to the last. */
        private Span time() {
            try {
                Block block = ForeignBlocks.of(records, Hash.ZERO).block();
                return new Span(Instant.ofEpochSecond(block.start()), Instant.ofEpochSecond(block.end()));
            } catch (BrokenSessionException e) {
                return ofReadings();
            }
        }

        private Span ofReadings() {
            List<Instant> instants = records.stream()
                    .flatMap(record -> record.readings().stream())
                    .map(SignedReading::instant)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            Instant unknown = Instant.ofEpochMilli(arrival);
            return instants.isEmpty()
                    ? new Span(unknown, unknown)
                    : new Span(instants.get(0), instants.get(instants.size() - 1));
        }
    }

    private record Span(Instant first, Instant last) {}
}
