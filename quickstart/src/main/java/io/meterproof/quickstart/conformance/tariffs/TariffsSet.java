package io.meterproof.quickstart.conformance.tariffs;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.conformance.set.ConformanceSet;
import io.meterproof.quickstart.conformance.set.Report;
import io.meterproof.quickstart.conformance.set.Tally;
import io.meterproof.quickstart.conformance.set.VectorFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Bills of NREL's utilityrate5, charges and costs of eeco, rate structures of the URDB; what holds no answers is named. */
public final class TariffsSet implements ConformanceSet {

    @Override
    public String name() {
        return "tariffs";
    }

    @Override
    public Report run(Path data) throws IOException {
        Tally tally = new Tally();
        Path set = data.resolve(name());
        for (Path file : VectorFiles.of(set)) {
            String from = set.relativize(file).toString().replace('\\', '/');
            if (!isInput(from)) {
                tally.reading(from, () -> run(file, from, tally));
            }
        }
        return tally.report(name());
    }

    /** Profiles, rates and expected columns that the cases of other files name. */
    private static boolean isInput(String from) {
        return from.startsWith("ssc_profiles/") || from.startsWith("eeco/") && from.contains("data/");
    }

    private static void run(Path file, String from, Tally tally) throws IOException {
        if (!from.contains(".json")) {
            tally.remark(from, "holds prices and no bills; not compared");
            return;
        }
        JsonNode content = VectorFiles.json(file);
        if (content.has("cases") && content.at("/cases/0").has("inputs")) {
            new NrelCases(file.getParent().resolve("ssc_profiles")).run(content, tally);
        } else if (content.has("cases")) {
            new EecoCases(file.getParent()).run(content, tally);
        } else if (from.startsWith("urdb/")) {
            UrdbRates.run(from, content, tally);
        } else {
            tally.remark(from, "holds prices and no bills; not compared");
        }
    }
}
