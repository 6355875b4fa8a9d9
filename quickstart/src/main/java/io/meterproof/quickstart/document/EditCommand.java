package io.meterproof.quickstart.document;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.quickstart.key.ChannelOptions;
import io.meterproof.quickstart.key.NewProposal;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes an edit of readings, for two operators to sign. */
@Command(
        name = "edit",
        description = {
            "Write what was used in consecutive intervals of a channel, in place of what was read or estimated there.",
            "Then: document approve FILE by one operator, by another, document publish FILE. See docs/quantities.md."
        })
final class EditCommand extends DocumentAct {
    private static final int MILLI = 3;

    @Mixin
    private ChannelOptions options;

    @Option(names = "--first", required = true, paramLabel = "NUMBER", description = "Number of the first interval.")
    private long first;

    @Option(names = "--start", required = true, paramLabel = "INSTANT", description = "Begin of the first interval.")
    private Instant start;

    @Option(names = "--interval", required = true, paramLabel = "SECONDS", description = "Length of each interval.")
    private int interval;

    @ArgGroup(multiplicity = "1")
    private Said said;

    @Option(names = "--author", required = true, paramLabel = "NAME", description = "Who says so.")
    private String author;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for people.")
    private String reason;

    @Mixin
    private NewProposal proposal;

    /** What was used, or nothing any longer. */
    private static final class Said {
        @Option(
                names = "--values",
                split = ",",
                paramLabel = "QUANTITY",
                description =
                        "Of each interval in the meter's unit with at most three decimals, before any multiplier.")
        private List<BigDecimal> values = List.of();

        @Option(names = "--withdraw", description = "The earlier edit from this number holds no longer.")
        private boolean withdraw;
    }

    @Override
    protected int act() throws UnreadableFileException {
        Channel channel = options.channel();
        ReadingEdit edit = new ReadingEdit(
                channel.meter(),
                channel.obis(),
                first,
                start,
                interval,
                said.values.stream().map(EditCommand::milliUnits).toList(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                author,
                reason);
        DocumentCodec.decode(DocumentCodec.encode(edit));
        proposal.write(Proposal.of(edit), this);
        return ExitCode.OK;
    }

    private static long milliUnits(BigDecimal value) {
        try {
            return value.movePointRight(MILLI).longValueExact();
        } catch (ArithmeticException e) {
            throw new InvalidDocumentException("values", "has more than three decimals: " + value.toPlainString());
        }
    }
}
