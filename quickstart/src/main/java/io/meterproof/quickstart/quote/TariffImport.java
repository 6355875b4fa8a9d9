package io.meterproof.quickstart.quote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.tariff.Imported;
import io.meterproof.metering.tariff.OcpiImport;
import io.meterproof.metering.tariff.UrdbImport;
import io.meterproof.quickstart.console.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the tariff that is made of another system's, and on the error output what was not taken over literally. */
@Command(
        name = "import",
        description = {
            "Make a tariff of a rate of the Utility Rate Database or of an OCPI 2.2.1 tariff. Notes go to the error"
                    + " output.",
            "Exit 0, or 2 when it cannot be expressed."
        })
final class TariffImport implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Systems whose tariffs can be read. */
    enum Source {
        URDB,
        OCPI
    }

    @Parameters(index = "0", paramLabel = "SOURCE", description = "urdb or ocpi.")
    private Source source = Source.URDB;

    @Parameters(index = "1", paramLabel = "FILE", description = "Its JSON.")
    private @Nullable Path file;

    @Option(names = "--id", defaultValue = "imported", description = "Id of the tariff (URDB only).")
    private String id = "imported";

    @Option(names = "--zone", required = true, description = "The time zone that its hours are in.")
    private @Nullable ZoneId zone;

    @Option(names = "--from", required = true, description = "From when it holds, such as 2026-01-01T00:00:00Z.")
    private @Nullable Instant from;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            Imported imported =
                    source == Source.URDB ? UrdbImport.read(json, id, zone, from) : OcpiImport.read(json, zone, from);
            imported.notes().forEach(spec.commandLine().getErr()::println);
            String document = DocumentCodec.encode(new TariffVersion(imported.tariff()));
            spec.commandLine().getOut().println(JSON.readTree(document).toPrettyString());
            return ExitCode.OK;
        } catch (InvalidDocumentException e) {
            return refuse(e.getMessage());
        } catch (JsonProcessingException e) {
            return refuse("is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return refuse("cannot be read: " + FileTrouble.reason(e));
        }
    }

    private int refuse(String reason) {
        spec.commandLine().getErr().println(file + ": " + reason);
        return ExitCode.USAGE;
    }
}
