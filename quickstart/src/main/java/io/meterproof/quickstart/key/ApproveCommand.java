package io.meterproof.quickstart.key;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a proposal. */
@Command(
        name = "approve",
        description =
                "Sign a proposal in the role that the key has and the proposal lacks; the file gets the signature.")
final class ApproveCommand extends KeyAct {
    @Parameters(paramLabel = "FILE", description = "The proposal.")
    private Path file;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Your private key, in PEM (PKCS #8).")
    private Path key;

    @Mixin
    private Trust trust;

    @Override
    protected int act() throws UnreadableFileException {
        var trusted = trust.keys();
        Proposal approved = new Approval(verifier(), trusted).approve(Proposal.read(file), KeyArguments.read(key));
        approved.replace(file);
        Review review = Review.of(approved, verifier(), trusted);
        say(review.json(), review.words());
        return ExitCode.OK;
    }
}
