package io.meterproof.quickstart.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.CanonicalJson;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a new proposal goes. */
final class NewProposal {
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The proposal: a new file.")
    private Path file;

    /** Writes the file and says what is in it. */
    void write(Proposal proposal, KeyAct act) throws UnreadableFileException {
        proposal.create(file);
        ObjectNode json = CanonicalJson.newObject()
                .put("file", file.toString())
                .put("hash", proposal.signed().hash().hex())
                .put("meter", proposal.event().meter().hex());
        proposal.key().ifPresent(key -> json.put("key", key.hex()));
        act.say(
                json,
                Words.of(proposal.event()) + "\nProposed in " + file + ", signed by "
                        + proposal.signed().signatures().size() + "; see: meterproof key show " + file);
    }
}
