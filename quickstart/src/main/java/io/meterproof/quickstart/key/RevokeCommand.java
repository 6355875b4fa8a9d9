package io.meterproof.quickstart.key;

import io.meterproof.metering.document.KeyRevocation;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proposes the end of a key. */
@Command(name = "revoke", description = "Propose that a key is not the meter's from an instant on.")
final class RevokeCommand extends ProposalAct {
    @Mixin
    private EndOptions end;

    @Option(names = "--at", required = true, paramLabel = "INSTANT", description = "From then on.")
    private Instant at;

    @Override
    Proposal propose() {
        return Proposal.of(new KeyRevocation(end.meter(), end.key(), at, end.reason()));
    }
}
