package io.meterproof.quickstart.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.rating.Rating;
import io.meterproof.quickstart.console.Cluster;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.UnreadableFileException;
import io.meterproof.quickstart.rerate.PublishedTerms;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes an account's contracts anew with rules that they share, for the registrar to sign. */
@Command(
        name = "share",
        description = {
            "Write the contracts of an account as they are in force, with rules that count the use under all of them together.",
            "Each one's own rules stay. Then, for each file: document approve FILE by the registrar, document publish FILE.",
            "See docs/quantities.md."
        })
final class ShareCommand extends DocumentAct {
    @Option(names = "--account", required = true, paramLabel = "ACCOUNT", description = "Whose contracts.")
    private String account;

    @Option(names = "--end-use", paramLabel = "USE", description = "Only contracts for this end use; may be repeated.")
    private List<String> endUses = List.of();

    @Option(
            names = "--usage-point",
            paramLabel = "ID",
            description = "Only agreements about this usage point; may be repeated.")
    private List<String> usagePoints = List.of();

    @ArgGroup(multiplicity = "1")
    private Said said;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new directory, a file a contract.")
    private Path directory;

    @Mixin
    private Publication publication = new Publication();

    /** The rules, or none any longer. */
    private static final class Said {
        @Option(names = "--rules", paramLabel = "FILE", description = "A list of limits, in YAML or JSON.")
        private @Nullable Path rules;

        @Option(names = "--none", description = "The contracts share no rules any longer.")
        private boolean none;
    }

    @Override
    protected int act() throws UnreadableFileException {
        List<Contract> written = new ArrayList<>();
        for (Contract contract : contracts()) {
            written.add(new RuledContract(contract).sharing(said.rules));
        }
        if (written.isEmpty()) {
            throw new InvalidDocumentException("account", "has no such contract in force: " + account);
        }
        ArrayNode files = JsonNodeFactory.instance.arrayNode();
        try {
            Files.createDirectory(directory);
        } catch (IOException e) {
            throw new UnreadableFileException("create", directory, e);
        }
        for (int i = 0; i < written.size(); i++) {
            Path file = directory.resolve("contract-" + (i + 1) + ".json");
            Proposal.of(written.get(i)).create(file);
            files.add(file.toString());
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("account", account);
        json.set("files", files);
        say(json, written.size() + " contract(s) of " + account + " are proposed in " + directory);
        return ExitCode.OK;
    }

    private List<Contract> contracts() throws UnreadableFileException {
        Cluster cluster = publication.cluster();
        return PublishedTerms.contracts(
                        new TopicContents(cluster.bootstrapServers()),
                        ConfluentSchemaRegistry.at(cluster.registryUrl()))
                .stream()
                .filter(this::isMeant)
                .toList();
    }

    private boolean isMeant(Contract contract) {
        boolean isThere = usagePoints.isEmpty()
                || contract instanceof Agreement agreement && usagePoints.contains(agreement.usagePoint());
        boolean isExport = contract instanceof Agreement agreement && Rating.isExport(agreement.readingType());
        return contract.account().equals(account)
                && (endUses.isEmpty() || endUses.contains(contract.endUse()))
                && isThere
                && !isExport;
    }
}
