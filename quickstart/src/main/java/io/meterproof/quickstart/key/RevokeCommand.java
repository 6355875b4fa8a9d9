package io.meterproof.quickstart.key;

import io.meterproof.metering.document.KeyRevocation;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proposes the end of a key. */
@Command(name = "revoke", description = "Propose that a key is not the meter's from an instant on.")
final class RevokeCommand extends KeyAct {
    @Mixin
    private EndOptions end;

    @Option(names = "--at", required = true, paramLabel = "INSTANT", description = "From then on.")
    private Instant at;

    @Mixin
    private NewProposal proposal;

    @Override
    int act() throws UnreadableFileException {
        proposal.write(Proposal.of(new KeyRevocation(end.meter(), end.key(), at, end.reason())), this);
        return ExitCode.OK;
    }
}
