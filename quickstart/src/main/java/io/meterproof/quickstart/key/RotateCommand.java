package io.meterproof.quickstart.key;

import io.meterproof.metering.document.Voucher;
import io.meterproof.quickstart.keys.KeyFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proposes a meter's next key. */
@Command(name = "rotate", description = "Propose a meter's next key, for which its key before vouches.")
final class RotateCommand extends ProposalAct {
    @Mixin
    private EnrolmentOptions enrolment;

    @Option(
            names = "--predecessor",
            required = true,
            paramLabel = "FILE",
            description =
                    "The meter's key before, in PEM: a private one signs at once, a public one leaves that to approve.")
    private Path predecessor;

    @Override
    Proposal propose() throws UnreadableFileException {
        KeyFile before = KeyArguments.read(predecessor);
        Proposal rotation = enrolment.propose(new Voucher.Predecessor(before.algorithm(), before.hex(), before.id()));
        return EnrolmentOptions.signedBy(before, rotation);
    }
}
