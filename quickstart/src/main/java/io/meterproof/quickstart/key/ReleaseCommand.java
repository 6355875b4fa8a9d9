package io.meterproof.quickstart.key;

import io.meterproof.metering.document.SourceRelease;
import io.meterproof.quickstart.part.Endpoints;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proposes that a source leaves quarantine. */
@Command(
        name = "release",
        description = {
            "Propose that a source leaves quarantine before its readings show that it may;",
            "then redrive what was kept out meanwhile."
        })
final class ReleaseCommand extends ProposalAct {
    @Option(names = "--source", required = true, paramLabel = "NAME", description = "As its readings bring it.")
    private String source;

    @Option(
            names = "--quarantined",
            paramLabel = "INSTANT",
            description = "When its alert was raised. Default: what the running stack's newest alert says.")
    private @Nullable Instant quarantined;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it is believed again.")
    private String reason;

    @Mixin
    private Trust trust;

    @Override
    Proposal propose() throws UnreadableFileException {
        Instant raised = quarantined == null ? inForce() : quarantined;
        return Proposal.of(new SourceRelease(source, raised, reason));
    }

    private Instant inForce() throws UnreadableFileException {
        Endpoints stack = trust.runningStack("say when with --quarantined");
        return SourceAlerts.of(stack).quarantineOf(source);
    }
}
