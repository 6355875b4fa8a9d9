package io.meterproof.quickstart.key;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proposes that records which depart from their format in one way are accepted. */
@Command(
        name = "lenient",
        description = {
            "Propose that records of a meter, or of a model, are accepted although they depart from their format in one way.",
            "Then redrive what was rejected."
        })
final class LeniencyCommand extends ProposalAct {
    @ArgGroup(multiplicity = "1")
    private Holder holder;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Which way: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Leniency name = Leniency.MISSING_DER_SIGN_BYTE;

    @Option(names = "--from", required = true, paramLabel = "INSTANT", description = "Of records from then on.")
    private Instant from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Of records until then (default: no end).")
    private @Nullable Instant to;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why the meter cannot do better.")
    private String reason;

    /** To whom it is granted. */
    private static final class Holder {
        @Option(names = "--meter", paramLabel = "HEX", description = "The meter's identity.")
        private @Nullable String meter;

        @ArgGroup(exclusive = false)
        private @Nullable Model model;

        Hash identity() {
            return model == null ? KeyArguments.identity("meter", meter) : Identities.model(model.maker, model.model);
        }
    }

    /** All meters of one. */
    private static final class Model {
        @Option(names = "--maker", required = true, paramLabel = "NAME", description = "Who made the meters.")
        private String maker;

        @Option(
                names = "--model",
                required = true,
                paramLabel = "NAME",
                description = "Their model, as their enrolments say it.")
        private String model;
    }

    @Override
    Proposal propose() {
        if (to != null && !to.isAfter(from)) {
            throw new InvalidDocumentException("to", "is not after from");
        }
        Effective effective = new Effective(from, Optional.ofNullable(to));
        return Proposal.of(new LeniencyGrant(holder.identity(), name, effective, reason));
    }
}
