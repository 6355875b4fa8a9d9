package io.meterproof.quickstart.document;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Publishes a document that all have signed. */
@Command(
        name = "publish",
        description = {
            "Judge a signed document and its history as settlement will, and publish it; what is there already stays.",
            "An account, usage point or token that is new to the local stack gets its privacy key with it.",
            "Of a contract it says which account, usage point or tariff nobody has published yet."
        })
final class PublishCommand extends DocumentAct {
    @Parameters(paramLabel = "FILE", description = "The document.")
    private Path file;

    @Mixin
    private Publication publication = new Publication();

    @Override
    protected int act() throws UnreadableFileException {
        Proposal proposal = Proposal.readAny(file);
        if (proposal.document() instanceof RegistryEvent) {
            throw new InvalidDocumentException("type", "belongs in the key log: use meterproof key submit");
        }
        publication.publish(proposal, verifier(), this);
        return ExitCode.OK;
    }
}
