package io.meterproof.quickstart.key;

import io.meterproof.metering.document.CanonicalJson;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings a proposal that all have signed into the key log. */
@Command(
        name = "submit",
        description = "Judge a proposal as settlement will, and append it to the key log; what is there already stays.")
final class SubmitCommand extends KeyAct {
    @Parameters(paramLabel = "FILE", description = "The proposal.")
    private Path file;

    @Mixin
    private KeyLogOptions keyLog;

    @Override
    protected int act() throws UnreadableFileException, InterruptedException {
        Proposal proposal = Proposal.read(file);
        boolean isNew = keyLog.open().submit(proposal.signed());
        String hash = proposal.signed().hash().hex();
        say(
                CanonicalJson.newObject().put("hash", hash).put("new", isNew),
                (isNew ? "Submitted: " : "In the key log already: ") + hash);
        return ExitCode.OK;
    }
}
