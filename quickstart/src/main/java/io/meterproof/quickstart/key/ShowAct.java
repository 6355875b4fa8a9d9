package io.meterproof.quickstart.key;

import java.nio.file.Path;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says who has signed what goes from hand to hand, and who has not. */
public abstract class ShowAct extends KeyAct {
    @Parameters(paramLabel = "FILE", description = "What is proposed.")
    private Path file;

    @Mixin
    private Trust trust;

    @Override
    protected final int act() throws UnreadableFileException {
        Review review = Review.of(read(file), verifier(), trust.keys());
        say(review.json(), review.words());
        return review.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** @throws io.meterproof.metering.document.InvalidDocumentException for what is not shown here, with the field */
    protected abstract Proposal read(Path proposal) throws UnreadableFileException;
}
