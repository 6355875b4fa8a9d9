package io.meterproof.quickstart.key;

import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Says who has signed a proposal and who has not. */
@Command(
        name = "show",
        description = "Say what a proposal is about, who has signed it and who must still; exit 0 only when all have.")
final class ShowCommand extends ShowAct {
    @Override
    protected Proposal read(Path file) throws UnreadableFileException {
        return Proposal.read(file);
    }
}
