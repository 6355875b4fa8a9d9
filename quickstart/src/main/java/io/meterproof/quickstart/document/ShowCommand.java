package io.meterproof.quickstart.document;

import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.ShowAct;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Says who has signed a document and who has not. */
@Command(
        name = "show",
        description = "Say what a document is about, who has signed it and who must still; exit 0 only when all have.")
final class ShowCommand extends ShowAct {
    @Override
    protected Proposal read(Path file) throws UnreadableFileException {
        return Proposal.readAny(file);
    }
}
