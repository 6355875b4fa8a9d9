package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.Fact;
import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.InclusionProof;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HexFormat;

/** A reading is in the root of its block, which a key signed that was the meter's from the block's begin to its end. */
final class SingleReading {
    private SingleReading() {}

    static String examine(Dossier dossier, Fact.OfReading fact) {
        Block block = at("reading.signed", () -> BlockCodec.decode(fact.signed()));
        Instant begin = Instant.ofEpochSecond(block.start());
        Instant end = Instant.ofEpochSecond(block.end());
        MeterEnrolment enrolment = present(
                dossier.index().enrolment(block.meter(), block.key(), begin, end),
                "reading.signed",
                "no enrolment makes this key the meter's from " + begin + " to " + end);
        require(enrolment.algorithm() == block.algorithm(), "reading.signed", "the key is of another algorithm");
        SignatureOutcome outcome = dossier.signatures().verify(key(enrolment), fact.signed(), fact.signature());
        require(
                outcome == SignatureOutcome.VALID,
                "reading.signature",
                "the signature is not the key's over these bytes");
        return at("reading.path", () -> {
            new InclusionProof(fact.reading().index(), block.count(), fact.path())
                    .verify(fact.reading().leafHash(), block.root());
            return "the meter signed the block in whose root the reading is";
        });
    }

    private static VerificationKey key(MeterEnrolment enrolment) {
        try {
            return VerificationKey.of(enrolment.algorithm(), HexFormat.of().parseHex(enrolment.publicKey()));
        } catch (InvalidKeyException e) {
            throw new RefusedException("reading.signed", "the policy refuses the enrolled key: " + e.getMessage());
        }
    }
}
