package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.verdict.BlockVerdicts;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.metering.verdict.VerdictPolicy;
import io.meterproof.tlog.Hash;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Every block is well-formed, signed under the one policy by a key that was its meter's then, has the readings of its root,
 * and its meter stood where the bundle says. The verdict is that of settlement, on a channel without a past.
 */
final class Blocks {
    private static final VerdictPolicy POLICY = new VerdictPolicy(Duration.ZERO);

    private final Dossier dossier;
    private final BlockVerdicts verdicts;
    private final Map<MeterEnrolment, MeterKeys> keys = new HashMap<>();

    private Blocks(Dossier dossier) {
        this.dossier = dossier;
        this.verdicts = new BlockVerdicts(dossier.signatures(), POLICY);
    }

    static String examine(Dossier dossier) {
        Blocks blocks = new Blocks(dossier);
        dossier.blocks().values().forEach(blocks::examine);
        return dossier.blocks().size() + " blocks are signed by their meters, with all their readings";
    }

    private void examine(Exhibit exhibit) {
        Instant begin = Instant.ofEpochSecond(exhibit.block().start());
        Instant end = Instant.ofEpochSecond(exhibit.block().end());
        MeterEnrolment enrolment = present(
                dossier.index()
                        .enrolment(exhibit.block().meter(), exhibit.block().key(), begin, end),
                exhibit.path("signed"),
                "no enrolment makes this key the meter's from " + begin + " to " + end);
        MeterKeys history = keys.computeIfAbsent(enrolment, unseen -> keys(unseen, exhibit));
        VerdictDecision decision = verdicts.decide(received(exhibit), history, ChannelState.EMPTY);
        require(decision.isAccepted(), exhibit.path(field(decision)), decision.verdict() + ": " + decision.reason());
        requireInstalled(exhibit, begin, end);
    }

    private void requireInstalled(Exhibit exhibit, Instant begin, Instant end) {
        String path = exhibit.path("usagePoint");
        Hash meter = exhibit.block().meter();
        present(
                dossier.index().installation(meter, exhibit.evidence().usagePoint(), begin, end),
                path,
                "no installation says that the meter stood here from " + begin + " to " + end);
        Set<String> places = dossier.index().places(meter, begin);
        require(places.size() == 1, path, "installations put the meter at several usage points: " + places);
    }

    private static ReceivedBlock received(Exhibit exhibit) {
        BlockEvidence evidence = exhibit.evidence();
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

    private static String field(VerdictDecision decision) {
        return switch (decision.verdict()) {
            case MALFORMED -> "readings";
            case BAD_SIGNATURE, HIGH_S -> "signature";
            default -> "signed";
        };
    }
}
