package io.meterproof.quickstart.key;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyCompromise.Proven;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Proposes that a key was compromised. */
@Command(
        name = "compromise",
        description =
                "Propose that somebody else may have used a key since an instant; what is not proven is taken back.")
final class CompromiseCommand extends ProposalAct {
    @Mixin
    private EndOptions end;

    @Option(names = "--since", required = true, paramLabel = "INSTANT", description = "Since then.")
    private Instant since;

    @ArgGroup(multiplicity = "1")
    private Proof proof;

    @Mixin
    private Trust trust;

    /** What shows which readings are older. */
    private static final class Proof {
        @Option(names = "--from-log", description = "Ask the running stack, whose master key is at hand.")
        private boolean fromLog;

        @ArgGroup(exclusive = false)
        private @Nullable ByHand byHand;
    }

    private static final class ByHand {
        @Option(
                names = "--epoch",
                required = true,
                paramLabel = "NUMBER",
                description = "The last epoch that was anchored before.")
        private long epoch;

        @ArgGroup(multiplicity = "1")
        private Extent extent;
    }

    /** How much of the key's readings that epoch proves; to say nothing would take everything back. */
    private static final class Extent {
        @Option(
                names = "--proven",
                converter = ProvenConverter.class,
                paramLabel = "OBIS/KIND/NUMBER",
                description = "Of a channel, the readings of a kind (live, seal, charging) up to this number have"
                        + " leaves under that epoch; once for each.")
        private List<Proven> proven = List.of();

        @Option(names = "--nothing-proven", description = "Everything of the key is taken back.")
        private boolean nothing;
    }

    @Override
    Proposal propose() throws UnreadableFileException {
        return Proposal.of(proof.byHand == null ? fromLog() : byHand(proof.byHand));
    }

    private KeyCompromise byHand(ByHand known) {
        return new KeyCompromise(end.meter(), end.key(), since, end.reason(), known.epoch, known.extent.proven);
    }

    private KeyCompromise fromLog() throws UnreadableFileException {
        return StackLog.of(trust).compromise(end.meter(), end.key(), since, end.reason());
    }

    /** Reads {@code 1-0:1.8.0*255/seal/96}. */
    static final class ProvenConverter implements ITypeConverter<Proven> {
        @Override
        public Proven convert(String text) {
            String[] parts = text.split("/", -1);
            try {
                if (parts.length == 3) {
                    return new Proven(
                            ObisCode.parse(parts[0]),
                            BlockKind.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                            Long.parseLong(parts[2]));
                }
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(text + " has a part that is none: " + e.getMessage());
            }
            throw new TypeConversionException(text + " is not OBIS/KIND/NUMBER");
        }
    }
}
