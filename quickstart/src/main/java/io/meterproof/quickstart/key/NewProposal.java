package io.meterproof.quickstart.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a new proposal goes. */
public final class NewProposal {
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The proposal: a new file.")
    private Path file;

    /** Writes the file and says what is in it. */
    public void write(Proposal proposal, KeyAct act) throws UnreadableFileException {
        proposal.create(file);
        ObjectNode json = proposal.json().put("file", file.toString());
        act.say(
                json,
                Words.of(proposal.document()) + "\nProposed in " + file + ", signed by "
                        + proposal.signed().signatures().size() + "; see: meterproof " + act.shownBy() + " show "
                        + file);
    }
}
