package io.meterproof.quickstart.quote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.tariff.CdrComparison;
import io.meterproof.metering.tariff.Imported;
import io.meterproof.metering.tariff.OcpiCdr;
import io.meterproof.metering.tariff.OcpiImport;
import io.meterproof.quickstart.console.FileTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares what an operator's charge detail record asks for with what would be billed here. */
@Command(
        name = "check-cdr",
        description = {
            "Rate the session of an OCPI 2.2.1 CDR with the engine that bills, and say where its costs are others.",
            "Exit 0 when every cost is ours to the minor unit, 1 when one is not, 2 when an input cannot be used."
        })
final class CdrCheck implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Parameters(index = "0", paramLabel = "FILE", description = "The CDR's JSON.")
    private @Nullable Path file;

    @Option(
            names = "--tariff",
            paramLabel = "FILE",
            description = "A tariff in YAML or JSON (default: the one that the CDR carries, in OCPI's form).")
    private @Nullable Path tariff;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Of the charger, for the CDR's own tariff. Default: UTC")
    private ZoneId zone = ZoneOffset.UTC;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            OcpiCdr cdr = OcpiCdr.read(JSON.readTree(Files.readString(file)));
            CdrComparison comparison = CdrComparison.of(cdr, tariff(cdr));
            print(cdr, comparison);
            return comparison.agrees(cdr.currency()) ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (InvalidDocumentException e) {
            return refuse(file + ": " + e.getMessage());
        } catch (QuoteException e) {
            return refuse(e.getMessage());
        } catch (JsonProcessingException e) {
            return refuse(file + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return refuse(file + " cannot be read: " + FileTrouble.reason(e));
        }
    }

    private Tariff tariff(OcpiCdr cdr) throws QuoteException {
        if (tariff != null) {
            return Inputs.tariff(tariff).tariff();
        }
        Imported imported = OcpiImport.read(
                cdr.tariff().orElseThrow(() -> new QuoteException(file + " carries no tariff: name one by --tariff")),
                zone,
                cdr.session().begin());
        imported.notes().forEach(spec.commandLine().getErr()::println);
        return imported.tariff();
    }

    private void print(OcpiCdr cdr, CdrComparison comparison) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-22s %14s %14s %14s%n", "CDR " + cdr.id() + ", " + cdr.currency(), "theirs", "ours", "difference");
        for (CdrComparison.Row row : comparison.rows()) {
            out.printf(
                    "%-22s %14s %14s %14s%n",
                    row.field(),
                    row.theirs().toPlainString(),
                    row.ours().toPlainString(),
                    row.difference().toPlainString());
        }
        out.flush();
    }

    private int refuse(String reason) {
        spec.commandLine().getErr().println(reason);
        return ExitCode.USAGE;
    }
}
