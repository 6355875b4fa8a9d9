package io.meterproof.quickstart.quote;

import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.period.PriceSeries;
import io.meterproof.quickstart.desk.SigningDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes the prices of a series, by which dynamic charges are billed. */
@Command(
        name = "prices",
        description = {
            "Publish prices of a series, signed with your key of role tariff.",
            "What waits for them settles; a later publication takes an earlier one's place, and what was billed by that is billed anew.",
            "Exit 0, or 2 when the file cannot be used."
        })
final class PricesCommand implements Callable<Integer> {
    @Mixin
    private SigningDesk desk = new SigningDesk();

    @Parameters(index = "0", paramLabel = "SERIES", description = "The series that tariffs name.")
    private String series = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "CSV with from, to (UTC instants) and price per unit, in order.")
    private @Nullable Path file;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "When they were published (default: now); of two publications the later one holds.")
    private @Nullable Instant at;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try {
            List<PriceSeries.Point> points = Inputs.points(file);
            Instant published = at == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : at;
            DocumentSigner signer = desk.signer(Role.TARIFF);
            List<SignedDocument> documents = new ArrayList<>();
            for (PublishedPrices prices : Publications.of(series, published, points)) {
                documents.add(DocumentSigner.sign(prices, signer));
            }
            int news = desk.publish(documents);
            spec.commandLine()
                    .getOut()
                    .println(points.size() + " prices of " + series + " in " + news + " new documents");
            return ExitCode.OK;
        } catch (QuoteException | InvalidDocumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.USAGE;
        }
    }
}
