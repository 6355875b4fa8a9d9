package io.meterproof.quickstart.key;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.ConflictResolution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proposes which of two contradicting blocks is right. */
@Command(
        name = "resolve",
        description = "Propose which of the blocks that contradict each other is right; then redrive them.")
final class ResolveCommand extends ProposalAct {
    @Mixin
    private ChannelOptions options;

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
        Channel channel = options.channel();
        return Proposal.of(new ConflictResolution(
                channel.meter(), channel.obis(), kind, sequence, KeyArguments.identity("block", block), reason));
    }
}
