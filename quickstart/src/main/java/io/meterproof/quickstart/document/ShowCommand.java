package io.meterproof.quickstart.document;

import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.Review;
import io.meterproof.quickstart.key.Trust;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says who has signed a document and who has not. */
@Command(
        name = "show",
        description = "Say what a document is about, who has signed it and who must still; exit 0 only when all have.")
final class ShowCommand extends DocumentAct {
    @Parameters(paramLabel = "FILE", description = "The document.")
    private Path file;

    @Mixin
    private Trust trust;

    @Override
    protected int act() throws UnreadableFileException {
        Review review = Review.of(Proposal.readAny(file), verifier(), trust.keys());
        say(review.json(), review.words());
        return review.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
