package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.foreign.ForeignBlock;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.EcdsaVerifier;
import io.meterproof.metering.verdict.BlockVerdicts;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.ForeignVerdicts;
import io.meterproof.metering.verdict.Leniencies;
import io.meterproof.metering.verdict.MeterFacts;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.metering.verdict.RecordVerdicts;
import io.meterproof.metering.verdict.Resolutions;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.metering.verdict.VerdictPolicy;
import io.meterproof.tlog.Hash;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every block is well-formed, signed under the one policy by a key that was its meter's then, has the readings of its root,
 * and its meter stood where the bundle says. The verdict is that of settlement, on a channel without a past.
 */
final class Blocks {
    private static final VerdictPolicy POLICY = new VerdictPolicy(Duration.ZERO);

    /** No reading is later. That it did not come from the future then is the word of whoever received it. */
    private static final long LAST_ARRIVAL =
            Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

    private final Dossier dossier;
    private final BlockVerdicts verdicts;
    private final Map<MeterEnrolment, MeterKeys> keys = new HashMap<>();

    private Blocks(Dossier dossier) {
        this.dossier = dossier;
        this.verdicts = new BlockVerdicts(dossier.signatures(), POLICY);
    }

    static String examine(Dossier dossier) {
        Blocks blocks = new Blocks(dossier);
        blocks.examine(dossier.blocks().values());
        return dossier.blocks().size() + " blocks are signed by their meters, with all their readings";
    }

    /** A block and what is known of its meter. */
    private record Candidate(Exhibit exhibit, MeterFacts facts) {}

    /** Signatures are verified on all processors; what is refused is the first block that fails, as if one came after the other. */
    private void examine(Collection<Exhibit> exhibits) {
        List<Candidate> candidates = new ArrayList<>();
        Optional<RefusedException> stop = Optional.empty();
        for (Iterator<Exhibit> rest = exhibits.iterator(); rest.hasNext() && stop.isEmpty(); ) {
            Exhibit exhibit = rest.next();
            try {
                candidates.add(new Candidate(exhibit, facts(exhibit)));
            } catch (RefusedException e) {
                stop = Optional.of(e);
            }
        }
        List<VerdictDecision> decisions = candidates.parallelStream()
                .map(each -> decide(received(each.exhibit), each.facts))
                .toList();
        for (int i = 0; i < decisions.size(); i++) {
            requireAccepted(candidates.get(i).exhibit, decisions.get(i));
        }
        if (stop.isPresent()) {
            throw stop.get();
        }
    }

    private VerdictDecision decide(ReceivedBlock received, MeterFacts facts) {
        return received.isNative()
                ? verdicts.decide(received, facts.keys(), facts.resolutions(), ChannelState.EMPTY)
                : Foreign.RECORDS.decide(received, facts, ChannelState.EMPTY);
    }

    /** The field's curves take long to load: only where there are such records. */
    private static final class Foreign {
        static final RecordVerdicts RECORDS = new RecordVerdicts(
                new ForeignVerdicts(EcdsaVerifier.of(CryptoProviders.bouncyCastle()), POLICY, Set.of()));
    }

    private MeterFacts facts(Exhibit exhibit) {
        Instant begin = Instant.ofEpochSecond(exhibit.block().start());
        Instant end = Instant.ofEpochSecond(exhibit.block().end());
        MeterEnrolment enrolment = present(
                dossier.index()
                        .enrolment(exhibit.block().meter(), exhibit.block().key(), begin, end),
                exhibit.path("signed"),
                "no enrolment makes this key the meter's from " + begin + " to " + end);
        MeterKeys history = keys.computeIfAbsent(enrolment, unseen -> keys(unseen, exhibit));
        return new MeterFacts(history, Resolutions.NONE, leniencies(exhibit, enrolment));
    }

    private void requireAccepted(Exhibit exhibit, VerdictDecision decision) {
        require(
                decision.isAccepted(),
                exhibit.path(field(exhibit, decision)),
                decision.verdict() + ": " + decision.reason());
        boolean told = decision.foreign().isEmpty()
                || decision.foreign()
                        .map(ForeignBlock::charging)
                        .equals(exhibit.evidence().charging());
        require(told, exhibit.path("transaction"), "is not that of the record");
        Optional<Hash> needed = decision.foreign().flatMap(ForeignBlock::leniency);
        require(needed.equals(exhibit.evidence().leniency()), exhibit.path("leniency"), "is not needed");
        requireInstalled(exhibit);
    }

    private void requireInstalled(Exhibit exhibit) {
        Instant begin = Instant.ofEpochSecond(exhibit.block().start());
        Instant end = Instant.ofEpochSecond(exhibit.block().end());
        String path = exhibit.path("usagePoint");
        Hash meter = exhibit.block().meter();
        present(
                dossier.index().installation(meter, exhibit.evidence().usagePoint(), begin, end),
                path,
                "no installation says that the meter stood here from " + begin + " to " + end);
        Set<String> places = dossier.index().places(meter, begin);
        require(places.size() == 1, path, "installations put the meter at several usage points: " + places);
    }

    /** The one that the block names, if it is its meter's or its model's. */
    private Leniencies leniencies(Exhibit exhibit, MeterEnrolment enrolment) {
        Optional<Hash> named = exhibit.evidence().leniency();
        if (named.isEmpty()) {
            return Leniencies.NONE;
        }
        LeniencyGrant grant = present(
                dossier.index().cited(named.get(), LeniencyGrant.class).filter(found -> found.isFor(enrolment)),
                exhibit.path("leniency"),
                "the bundle does not hold this leniency of the meter");
        return Leniencies.NONE.with(grant, named.get(), 0);
    }

    private static ReceivedBlock received(Exhibit exhibit) {
        BlockEvidence evidence = exhibit.evidence();
        if (!evidence.isNative()) {
            return ReceivedBlock.foreign(
                    LAST_ARRIVAL,
                    evidence.originClass(),
                    false,
                    exhibit.path("signed"),
                    evidence.format(),
                    evidence.signed());
        }
        return new ReceivedBlock(
                Math.multiplyExact(exhibit.block().end(), 1000L),
                evidence.originClass(),
                false,
                exhibit.path("signed"),
                evidence.signed(),
                evidence.signature(),
                evidence.readings(),
                evidence.charging());
    }

    private static MeterKeys keys(MeterEnrolment enrolment, Exhibit exhibit) {
        try {
            return MeterKeys.NONE.with(EnrolledKey.of(enrolment, 0));
        } catch (InvalidKeyException e) {
            throw new RefusedException(
                    exhibit.path("signed"), "the policy refuses the enrolled key: " + e.getMessage());
        }
    }

    /** A foreign record is one field, whatever is wrong with it. */
    private static String field(Exhibit exhibit, VerdictDecision decision) {
        if (!exhibit.evidence().isNative()) {
            return "signed";
        }
        return switch (decision.verdict()) {
            case MALFORMED -> "readings";
            case BAD_SIGNATURE, HIGH_S -> "signature";
            default -> "signed";
        };
    }
}
