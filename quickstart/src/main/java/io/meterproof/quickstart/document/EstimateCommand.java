package io.meterproof.quickstart.document;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.ReadingEstimate;
import io.meterproof.quickstart.key.ChannelOptions;
import io.meterproof.quickstart.key.NewProposal;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes that a silent channel is estimated, for two operators to sign. */
@Command(
        name = "estimate",
        description = {
            "Write that a channel from which nothing comes is estimated by earlier weeks, from its last reading on.",
            "Then: document approve FILE by one operator, by another, document publish FILE. See docs/quantities.md."
        })
final class EstimateCommand extends DocumentAct {
    @Mixin
    private ChannelOptions options;

    @Option(names = "--to", required = true, paramLabel = "INSTANT", description = "End of the estimate, in the past.")
    private Instant to;

    @Option(names = "--author", required = true, paramLabel = "NAME", description = "Who says so.")
    private String author;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for people.")
    private String reason;

    @Mixin
    private NewProposal proposal;

    @Override
    protected int act() throws UnreadableFileException {
        Channel channel = options.channel();
        ReadingEstimate estimate = new ReadingEstimate(
                channel.meter(), channel.obis(), to, Instant.now().truncatedTo(ChronoUnit.SECONDS), author, reason);
        DocumentCodec.decode(DocumentCodec.encode(estimate));
        proposal.write(Proposal.of(estimate), this);
        return ExitCode.OK;
    }
}
