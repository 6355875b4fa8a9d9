package io.meterproof.quickstart.key;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.ConflictResolution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proposes which of two contradicting blocks is right. */
@Command(
        name = "resolve",
        description = "Propose which of the blocks that contradict each other is right; then redrive them.")
final class ResolveCommand extends ProposalAct {
    @Option(names = "--meter", required = true, paramLabel = "HEX", description = "The meter's identity.")
    private String meter;

    @Option(
            names = "--obis",
            required = true,
            paramLabel = "CODE",
            converter = ObisConverter.class,
            description = "The channel, such as 1-0:1.8.0*255.")
    private ObisCode obis;

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "KIND",
            description = "Of the blocks: ${COMPLETION-CANDIDATES}.")
    private BlockKind kind;

    @Option(names = "--sequence", required = true, paramLabel = "NUMBER", description = "The number that they dispute.")
    private long sequence;

    @Option(names = "--block", required = true, paramLabel = "HEX", description = "The digest of the right one.")
    private String block;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for people.")
    private String reason;

    @Override
    Proposal propose() {
        return Proposal.of(new ConflictResolution(
                KeyArguments.identity("meter", meter),
                obis,
                kind,
                sequence,
                KeyArguments.identity("block", block),
                reason));
    }
}
