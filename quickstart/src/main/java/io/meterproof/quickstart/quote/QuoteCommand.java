package io.meterproof.quickstart.quote;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.period.PeriodUse;
import io.meterproof.metering.period.PriceSeries;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.tariff.TariffFile;
import io.meterproof.metering.tariff.VersionChain;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prices a hypothetical use with the engine that bills. Needs no stack and no network. */
@Command(
        name = "quote",
        description = {
            "Price a hypothetical use under a tariff, month by month, with the engine that bills.",
            "Exit 0 when all of it is priced, 1 when a price is missing, 2 when an input cannot be used."
        })
public final class QuoteCommand implements Callable<Integer> {
    @Option(
            names = "--tariff",
            required = true,
            paramLabel = "FILE",
            description = "A tariff in YAML or JSON; once for each of its versions.")
    private List<Path> tariffs = List.of();

    @Option(
            names = "--use",
            required = true,
            paramLabel = "FILE",
            description = "Intervals: CSV with reading_datetime (UTC instants) and a quantity in the tariff's unit.")
    private @Nullable Path use;

    @Option(names = "--export", paramLabel = "FILE", description = "Exported intervals, in the same form.")
    private @Nullable Path export;

    @Option(
            names = "--prices",
            paramLabel = "SERIES=FILE",
            description = "Published prices of a dynamic charge: CSV with from, to (UTC instants) and price.")
    private Map<String, Path> series = Map.of();

    @Option(names = "--unit", defaultValue = "kWh", description = "kWh (default), m3 or kvarh.")
    private String unit = "kWh";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            Quote quote = Quote.of(versions(), periodUse());
            spec.commandLine().getOut().println(json ? QuoteJson.of(quote) : new QuoteText(quote).print());
            return quote.unpriced().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (QuoteException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private List<Tariff> versions() throws QuoteException {
        List<TariffFile> files = new ArrayList<>();
        for (Path tariff : tariffs) {
            files.add(Inputs.tariff(tariff));
        }
        try {
            return VersionChain.of(files);
        } catch (IllegalArgumentException | InvalidDocumentException e) {
            throw new QuoteException(e.getMessage(), e);
        }
    }

    private PeriodUse periodUse() throws QuoteException {
        Intervals imported = Inputs.intervals(use);
        Intervals exported = export == null ? imported.slice(0, 0) : Inputs.intervals(export);
        Map<String, PriceSeries> prices = new HashMap<>();
        for (Map.Entry<String, Path> one : series.entrySet()) {
            prices.put(one.getKey(), Inputs.series(one.getValue()));
        }
        return new PeriodUse(
                Instant.ofEpochSecond(imported.begin(0)),
                Instant.ofEpochSecond(imported.begin(imported.count())),
                measured(),
                Quantities.of(imported),
                Quantities.of(exported),
                prices,
                List.of());
    }

    private MeasurementUnit measured() throws QuoteException {
        try {
            return MeasurementUnit.ofSymbol(unit);
        } catch (IllegalArgumentException e) {
            throw new QuoteException("--unit: " + e.getMessage(), e);
        }
    }
}
