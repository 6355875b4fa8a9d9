package io.meterproof.quickstart.key;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says who has signed a proposal and who has not. */
@Command(
        name = "show",
        description = "Say what a proposal is about, who has signed it and who must still; exit 0 only when all have.")
final class ShowCommand extends KeyAct {
    @Parameters(paramLabel = "FILE", description = "The proposal.")
    private Path file;

    @Mixin
    private Trust trust;

    @Override
    protected int act() throws UnreadableFileException {
        Review review = Review.of(Proposal.read(file), verifier(), trust.keys());
        say(review.json(), review.words());
        return review.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
