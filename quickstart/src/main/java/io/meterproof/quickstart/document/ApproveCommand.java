package io.meterproof.quickstart.document;

import io.meterproof.quickstart.key.Approval;
import io.meterproof.quickstart.key.KeyArguments;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.Review;
import io.meterproof.quickstart.key.Trust;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a document. */
@Command(
        name = "approve",
        description =
                "Sign a document in the role that the key has and the document lacks; the file gets the signature.")
final class ApproveCommand extends DocumentAct {
    @Parameters(paramLabel = "FILE", description = "The document.")
    private Path file;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Your private key, in PEM (PKCS #8).")
    private Path key;

    @Mixin
    private Trust trust;

    @Override
    protected int act() throws UnreadableFileException {
        var trusted = trust.keys();
        Proposal approved = new Approval(verifier(), trusted).approve(Proposal.readAny(file), KeyArguments.read(key));
        approved.replace(file);
        Review review = Review.of(approved, verifier(), trusted);
        say(review.json(), review.words());
        return ExitCode.OK;
    }
}
