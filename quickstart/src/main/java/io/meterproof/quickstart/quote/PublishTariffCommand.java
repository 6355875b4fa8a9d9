package io.meterproof.quickstart.quote;

import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.quickstart.desk.SigningDesk;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.rerate.PublishedTerms;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a version of a tariff, by which agreements that name its id are billed. */
@Command(
        name = "publish",
        description = {
            "Publish a tariff, or a further version of one, signed with your key of role tariff.",
            "It is judged with the versions before it as settlement will. What is there already stays.",
            "One that began in the past bills again what was used since; the error output says for how many contracts.",
            "Exit 0, or 2 when the file cannot be used."
        })
final class PublishTariffCommand implements Callable<Integer> {
    @Mixin
    private SigningDesk desk = new SigningDesk();

    @Parameters(paramLabel = "FILE", description = "The tariff in YAML or JSON, such as tariff import prints.")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try {
            Tariff tariff = Inputs.tariff(file).tariff();
            SignedDocument version = DocumentSigner.sign(new TariffVersion(tariff), desk.signer(Role.TARIFF));
            String warning = new LateVersion(tariff, contractsOn(tariff.id()), Instant.now()).warning();
            int news = desk.publish(List.of(version));
            spec.commandLine()
                    .getOut()
                    .println(version.hash() + " " + tariff.id() + " from " + tariff.from()
                            + (news > 0 ? ": published" : ": published before"));
            if (news > 0 && !warning.isEmpty()) {
                spec.commandLine().getErr().println(warning);
            }
            return ExitCode.OK;
        } catch (QuoteException | InvalidDocumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private long contractsOn(String tariff) throws IOException {
        Endpoints endpoints = desk.endpoints();
        TopicContents contents = new TopicContents(endpoints.bootstrapServers());
        return PublishedTerms.contracts(contents, ConfluentSchemaRegistry.at(endpoints.registryUrl())).stream()
                .filter(contract -> contract.tariff().equals(tariff))
                .count();
    }
}
