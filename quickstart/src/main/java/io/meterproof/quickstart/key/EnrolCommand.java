package io.meterproof.quickstart.key;

import io.meterproof.metering.document.Voucher;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proposes a meter's key. */
@Command(
        name = "enrol",
        description = "Propose a meter's key; its maker vouches for it unless a certificate or a fingerprint does.")
final class EnrolCommand extends ProposalAct {
    @Mixin
    private EnrolmentOptions enrolment;

    @Option(
            names = "--foreign",
            description = {
                "The key is of records in a format of the field, such as OCMF: a PUBLIC KEY of any of their curves.",
                "It signs nothing here; each record shows that the meter has it."
            })
    private boolean foreign;

    @ArgGroup
    private @Nullable Second second;

    /** Who vouches instead of the maker's signature. */
    private static final class Second {
        @Option(
                names = "--chain",
                paramLabel = "FILE",
                description = "The meter's X.509 certificates in PEM, its own first, without the maker's root.")
        private @Nullable Path chain;

        @Option(
                names = "--read",
                paramLabel = "HEX",
                description = "The first 16 bytes of the key's identity, as somebody read them off the meter.")
        private @Nullable String read;
    }

    @Override
    Proposal propose() throws UnreadableFileException {
        return foreign ? enrolment.proposeForeign(voucher()) : enrolment.propose(voucher());
    }

    private Voucher voucher() throws UnreadableFileException {
        if (second == null) {
            return new Voucher.Maker();
        }
        return second.chain != null
                ? new Voucher.Certificate(KeyArguments.certificates(second.chain))
                : new Voucher.Fingerprint(second.read.replaceAll("[\\s:-]", ""));
    }
}
