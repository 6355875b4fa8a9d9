package io.meterproof.quickstart.document;

import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.Role;
import io.meterproof.quickstart.key.KeyArguments;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs and publishes calorific values. */
@Command(
        name = "publish",
        description = {
            "Sign and publish calorific values by gas day, from CSV with the columns day (2012-06-01) and value (MJ/m3).",
            "A day that was published before is corrected: what was billed for it is reversed and billed again."
        })
final class PublishValuesCommand extends DocumentAct {
    @Parameters(paramLabel = "FILE", description = "The values.")
    private Path file;

    @Option(names = "--region", required = true, paramLabel = "ID", description = "As gas conversions name it.")
    private String region;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The registrar's private key, in PEM.")
    private Path key;

    @Option(names = "--at", paramLabel = "INSTANT", description = "When they were published (default: now).")
    private @Nullable Instant at;

    @Mixin
    private Publication publication = new Publication();

    @Override
    protected int act() throws UnreadableFileException {
        Instant published = at != null ? at : Instant.now().truncatedTo(ChronoUnit.SECONDS);
        CalorificValues values = new CalorificValues(region, published, CalorificFile.read(file));
        DocumentCodec.decode(DocumentCodec.encode(values));
        Proposal proposal = Proposal.of(values);
        Proposal signed = proposal.with(KeyArguments.read(key)
                .signer(Role.REGISTRAR)
                .orElseThrow(() -> new InvalidDocumentException("key", "is public: it cannot sign"))
                .sign(proposal.signed().hash()));
        publication.publish(signed, verifier(), this);
        return ExitCode.OK;
    }
}
