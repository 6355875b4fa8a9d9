package io.meterproof.quickstart.log;

import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.quickstart.key.KeyAct;
import io.meterproof.quickstart.key.NewProposal;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.Trust;
import io.meterproof.quickstart.key.UnreadableFileException;
import io.meterproof.quickstart.part.Endpoints;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proposes that the log goes on in other shards. */
@Command(
        name = "reshard",
        description = {
            "Propose that the running stack's log goes on in so many new shards, and the old ones are sealed.",
            "Two operators sign it: key approve; key submit brings it into the key log.",
            "It takes effect when the settlement job starts the next time, such as by down and up."
        })
final class ReshardCommand extends KeyAct {
    @Option(
            names = "--shards",
            required = true,
            paramLabel = "N",
            description = "How many shards take the leaves then.")
    private int count;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why the log needs them.")
    private String reason;

    @Mixin
    private NewProposal proposal;

    @Mixin
    private Trust trust;

    @Override
    protected int act() throws UnreadableFileException {
        if (count < 1 || count > LogResharding.MOST_SHARDS) {
            throw new InvalidDocumentException("shards", "are not 1 to " + LogResharding.MOST_SHARDS);
        }
        Endpoints stack = trust.runningStack("start the one whose log is meant");
        OpenGeneration open = OpenGeneration.of(stack, trust.trustFile(), verifier());
        LogResharding next = new LogResharding(
                trust.trustFile().logName(),
                open.generation() + 1,
                new Shards(open.end(), count),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                reason);
        proposal.write(Proposal.of(next), this);
        return ExitCode.OK;
    }
}
