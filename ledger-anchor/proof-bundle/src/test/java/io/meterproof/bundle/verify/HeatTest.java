package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestHeat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HeatTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/bundle/v3/heat.json");

    @Test
    void aBillOfHeatPasses() {
        assertThat(Verification.of(TestHeat.bytes()).failure()).isEmpty();
    }

    @Test
    void aBillOfHeatThatWasWrittenBeforePassesStill() throws IOException {
        assertThat(Verification.of(Files.readAllBytes(GOLDEN)).failure()).isEmpty();
    }
}
