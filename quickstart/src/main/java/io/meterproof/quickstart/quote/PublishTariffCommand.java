package io.meterproof.quickstart.quote;

import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.quickstart.desk.SigningDesk;
import java.io.IOException;
import java.nio.file.Path;
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
            int news = desk.publish(List.of(version));
            spec.commandLine()
                    .getOut()
                    .println(version.hash() + " " + tariff.id() + " from " + tariff.from()
                            + (news > 0 ? ": published" : ": published before"));
            return ExitCode.OK;
        } catch (QuoteException | InvalidDocumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.USAGE;
        }
    }
}
