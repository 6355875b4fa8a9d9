package io.meterproof.quickstart.key;

import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Signs a proposal. */
@Command(
        name = "approve",
        description =
                "Sign a proposal in the role that the key has and the proposal lacks; the file gets the signature.")
final class ApproveCommand extends ApproveAct {
    @Override
    protected Proposal read(Path file) throws UnreadableFileException {
        return Proposal.read(file);
    }
}
