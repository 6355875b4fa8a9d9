package io.meterproof.quickstart.document;

import io.meterproof.quickstart.key.ApproveAct;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Signs a document. */
@Command(
        name = "approve",
        description =
                "Sign a document in the role that the key has and the document lacks; the file gets the signature.")
final class ApproveCommand extends ApproveAct {
    @Override
    protected Proposal read(Path file) throws UnreadableFileException {
        return Proposal.readAny(file);
    }
}
