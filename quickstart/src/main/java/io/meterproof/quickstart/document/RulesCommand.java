package io.meterproof.quickstart.document;

import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.quickstart.console.Cluster;
import io.meterproof.quickstart.key.NewProposal;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.UnreadableFileException;
import io.meterproof.quickstart.rerate.PublishedTerms;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a contract anew with the rules that its account sets, for the registrar to sign. */
@Command(
        name = "rules",
        description = {
            "Write an agreement or authorisation as it is in force, with other rules: what the account permits by amount, hours or place.",
            "Then: document approve FILE by the registrar, document publish FILE. See docs/quantities.md."
        })
final class RulesCommand extends DocumentAct {
    @Option(names = "--id", required = true, paramLabel = "ID", description = "The contract's.")
    private String id;

    @Option(
            names = "--of",
            required = true,
            paramLabel = "SUBJECT",
            description = "The usage point of an agreement, or the token of an authorisation.")
    private String subject;

    @ArgGroup(multiplicity = "1")
    private Said said;

    @Mixin
    private Publication publication = new Publication();

    @Mixin
    private NewProposal proposal;

    /** The rules, or none any longer. */
    private static final class Said {
        @Option(names = "--rules", paramLabel = "FILE", description = "A list of rules, in YAML or JSON.")
        private @Nullable Path rules;

        @Option(names = "--none", description = "The contract has no rules any longer.")
        private boolean none;
    }

    @Override
    protected int act() throws UnreadableFileException {
        RuledContract ruled = new RuledContract(contract());
        Contract written = said.rules == null ? ruled.without() : ruled.with(said.rules);
        proposal.write(Proposal.of(written), this);
        return ExitCode.OK;
    }

    private Contract contract() throws UnreadableFileException {
        Cluster cluster = publication.cluster();
        List<Contract> published = PublishedTerms.contracts(
                new TopicContents(cluster.bootstrapServers()), ConfluentSchemaRegistry.at(cluster.registryUrl()));
        Optional<Contract> found = published.stream()
                .filter(contract ->
                        contract.subject().equals(subject) && contract.id().equals(id))
                .findFirst();
        return found.orElseThrow(
                () -> new InvalidDocumentException("id", "is no contract in force of " + subject + ": " + id));
    }
}
