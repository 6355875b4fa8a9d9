package io.meterproof.quickstart.key;

import io.meterproof.formats.block.Identities;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.quickstart.keys.KeyFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which key of which meter, and how long. */
final class EnrolmentOptions {
    @Option(names = "--maker", required = true, paramLabel = "NAME", description = "Who made the meter.")
    private String maker;

    @Option(names = "--serial", required = true, paramLabel = "NUMBER", description = "The meter's serial number.")
    private String serial;

    @Option(names = "--model", paramLabel = "NAME", description = "The maker's type of the meter.")
    private @Nullable String model;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description =
                    "The meter's new key, in PEM: a private one signs at once, a public one leaves that to approve.")
    private Path key;

    @Option(names = "--from", paramLabel = "INSTANT", description = "Valid from then on (default: now).")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Valid until then (default: no end).")
    private @Nullable Instant to;

    /** The enrolment with the meter's own signature where its private key is here. */
    Proposal propose(Voucher voucher) throws UnreadableFileException {
        KeyFile file = KeyArguments.read(key);
        return signedBy(file, propose(file.publicKey(), voucher));
    }

    /** The enrolment of a key that verifies records of the field and signs nothing else. */
    Proposal proposeForeign(Voucher voucher) throws UnreadableFileException {
        return propose(KeyArguments.readForeign(key), voucher);
    }

    private Proposal propose(VerificationKey next, Voucher voucher) {
        return Proposal.of(new MeterEnrolment(
                maker,
                serial,
                Identities.meter(maker, serial),
                next.algorithm(),
                HexFormat.of().formatHex(next.raw()),
                next.id(),
                effective(),
                voucher,
                Optional.ofNullable(model)));
    }

    /** A meter's key signs at once where it can. */
    static Proposal signedBy(KeyFile file, Proposal proposal) {
        return file.signer(Role.METER)
                .map(signer -> proposal.with(signer.sign(proposal.signed().hash())))
                .orElse(proposal);
    }

    private Effective effective() {
        Instant begin = from != null ? from : Instant.now().truncatedTo(ChronoUnit.SECONDS);
        if (to != null && !to.isAfter(begin)) {
            throw new InvalidDocumentException("to", "is not after from");
        }
        return new Effective(begin, Optional.ofNullable(to));
    }
}
