package io.meterproof.quickstart.erase;

import io.meterproof.metering.document.Erasure;
import io.meterproof.quickstart.key.KeyAct;
import io.meterproof.quickstart.key.NewProposal;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.Trust;
import io.meterproof.quickstart.key.UnreadableFileException;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an erasure, for two operators to sign. */
@Command(
        name = "propose",
        description = {
            "Write down which leaves of the log nobody shall be able to open any more: those of the account's entries,"
                    + " alerts and readings.",
            "Then: document approve FILE by one operator, by another, erase submit FILE."
        })
final class ProposeCommand extends KeyAct {
    @Parameters(paramLabel = "ACCOUNT", description = "The account's id.")
    private String account = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for people.")
    private String reason = "";

    @Mixin
    private NewProposal proposal;

    @Mixin
    private Trust trust = new Trust();

    @Override
    protected String shownBy() {
        return "document";
    }

    @Override
    protected int act() throws UnreadableFileException {
        AccountRecords records = ErasureStack.of(trust).holdings().of(account);
        List<Hash> leaves = records.found().stream()
                .map(Holding::leaf)
                .distinct()
                .limit(Erasure.MOST_LEAVES)
                .sorted()
                .toList();
        if (leaves.isEmpty()) {
            throw new StackException("Nothing is kept of account " + account + ".");
        }
        records.reasonToKeep().ifPresent(reason -> {
            throw new StackException("Account " + account + " is not erased: " + reason + ".");
        });
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        proposal.write(Proposal.of(new Erasure(account, leaves, reason, now)), this);
        return ExitCode.OK;
    }
}
