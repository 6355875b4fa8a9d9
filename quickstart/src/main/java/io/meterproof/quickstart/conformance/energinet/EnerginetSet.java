package io.meterproof.quickstart.conformance.energinet;

import io.meterproof.quickstart.conformance.set.ConformanceSet;
import io.meterproof.quickstart.conformance.set.Report;
import io.meterproof.quickstart.conformance.set.Tally;
import io.meterproof.quickstart.conformance.set.VectorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Scenarios of the wholesale calculation of Energinet's DataHub: tariffs by hour and day, subscriptions and fees for each
 * supplier, at the precision in which they are printed. Scenarios of the energy calculation, which has no prices, are
 * named.
 */
public final class EnerginetSet implements ConformanceSet {

    @Override
    public String name() {
        return "settlement-energinet";
    }

    @Override
    public Report run(Path data) throws IOException {
        Tally tally = new Tally();
        Path set = data.resolve(name());
        List<Path> scenarios = VectorFiles.of(set).stream()
                .filter(file -> file.endsWith("calculation_arguments.yml"))
                .map(file -> file.getParent().getParent())
                .toList();
        for (Path directory : scenarios) {
            String name = set.relativize(directory).toString();
            tally.reading(name, () -> run(directory, name, tally));
        }
        return tally.report(name());
    }

    private static void run(Path directory, String name, Tally tally) throws IOException {
        Path results = directory.resolve("then/wholesale_results");
        if (!Files.isDirectory(results)) {
            tally.remark(name, "is an energy scenario (aggregation and grid loss, no prices): excluded");
            return;
        }
        if (Files.isDirectory(directory.resolve("then/energy_results"))) {
            tally.remark(name, "also has energy results (aggregation and grid loss, no prices): excluded");
        }
        Scenario scenario = Scenario.read(directory);
        Results ours = Results.of(scenario, new ChargedPeriods(scenario).all());
        for (Path file : VectorFiles.of(results)) {
            new ExpectedTable(name, file).compare(ours, tally);
        }
    }
}
