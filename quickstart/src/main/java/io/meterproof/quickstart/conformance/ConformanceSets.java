package io.meterproof.quickstart.conformance;

import io.meterproof.quickstart.conformance.energinet.EnerginetSet;
import io.meterproof.quickstart.conformance.set.ConformanceSet;
import io.meterproof.quickstart.conformance.tariffs.TariffsSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every set that can be run. */
public final class ConformanceSets {
    private ConformanceSets() {}

    public static List<ConformanceSet> all() {
        return List.of(
                new SignedRecordsSet(),
                new CryptoEdgeSet(),
                new MerkleSet(),
                new TariffsSet(),
                new EnerginetSet(),
                new EemeterSet(),
                new WorkplaceSet());
    }

    /** Of all sets, for people. */
    static String names() {
        return all().stream().map(ConformanceSet::name).collect(Collectors.joining(", "));
    }

    /** The set of that name, if there is one. */
    public static Optional<ConformanceSet> named(String name) {
        return all().stream().filter(set -> set.name().equals(name)).findFirst();
    }
}
