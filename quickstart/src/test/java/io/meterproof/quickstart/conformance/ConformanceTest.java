package io.meterproof.quickstart.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.quickstart.conformance.set.ConformanceSet;
import io.meterproof.quickstart.conformance.set.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every set, read whole from {@code conformance.data}. */
class ConformanceTest {
    private static final Path DATA = Path.of(System.getProperty("conformance.data"));

    static List<ConformanceSet> sets() {
        return ConformanceSets.all();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyVectorAgrees(ConformanceSet set) throws IOException {
        Path vectors = DATA.resolve(set.name());
        if (!Files.isDirectory(vectors)) {
            assertThat(System.getenv("CI")).as("missing " + vectors).isNotEqualTo("true");
            System.out.println("NOT RUN: no vectors at " + vectors);
            return;
        }
        Report report = set.run(DATA);

        System.out.println(report.summary());
        assertThat(report.disagreements()).isEmpty();
        assertThat(report.agreed()).isPositive();
    }
}
