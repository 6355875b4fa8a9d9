package io.meterproof.quickstart.key;

import java.nio.file.Path;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs what goes from hand to hand. */
public abstract class ApproveAct extends KeyAct {
    @Parameters(paramLabel = "FILE", description = "What is proposed.")
    private Path file;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Your private key, in PEM (PKCS #8).")
    private Path key;

    @Mixin
    private Trust trust;

    @Override
    protected final int act() throws UnreadableFileException {
        var trusted = trust.keys();
        Proposal approved = new Approval(verifier(), trusted).approve(read(file), KeyArguments.read(key));
        approved.replace(file);
        Review review = Review.of(approved, verifier(), trusted);
        say(review.json(), review.words());
        return ExitCode.OK;
    }

    /** @throws io.meterproof.metering.document.InvalidDocumentException for what is not approved here, with the field */
    protected abstract Proposal read(Path proposal) throws UnreadableFileException;
}
