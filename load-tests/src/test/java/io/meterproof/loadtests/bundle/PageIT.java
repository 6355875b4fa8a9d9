package io.meterproof.loadtests.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.bundle.PackedBundle;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestSupersession;
import io.meterproof.bundle.TestYear;
import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, opened as a file. Without Chromium on this machine it is not run, and says so; with CI=true it fails. */
class PageIT {
    private static final Path VERIFIER =
            Path.of(System.getProperty("meterproof.home", "..")).resolve("ledger-anchor/verifier-js");
    private static final Path PAGE = VERIFIER.resolve("target/classes/io/meterproof/verifier/verify.html");
    private static final String NOT_RUN =
            "Not run: there is no Chromium in /usr/bin. Install it (Debian: apt-get install chromium) to test the"
                    + " page.";

    @TempDir
    private Path directory;

    private Path chromium;

    @BeforeEach
    void findChromium() throws IOException {
        Optional<Path> found = Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(Path.of("/usr/bin")::resolve)
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            System.err.println(NOT_RUN);
            assertThat(System.getenv("CI")).as(NOT_RUN).isNotEqualTo("true");
        }
        assumeTrue(found.isPresent(), NOT_RUN);
        chromium = found.get();
        Files.write(directory.resolve("bundle.json"), TestBundles.bytes());
        Files.writeString(directory.resolve("trust.json"), TrustFileCodec.encode(TestBundles.trust()));
    }

    @Test
    void thePageShowsEveryStepOfABillThatPassesAndAsksTheNetworkForNothing() throws Exception {
        JsonNode shown = browse("bundle.json", "trust.json");

        assertThat(shown.path("verdict").asText()).as("%s", shown).isEqualTo("passed");
        assertThat(shown.path("words").asText()).contains("keys trusted");
        assertThat(shown.path("complete").asText())
                .contains("Complete as of checkpoint test.meterproof/log/epochs size 3");
        assertThat(shown.path("findings").asText())
                .contains("Who asserted what", "Not proven", "3.003 kWh estimated, 6.000 kWh meter-signed");
        assertThat(shown.path("steps").valueStream().map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(stepsOfTheJavaVerifier());
        assertThat(shown.path("requests")).hasSize(1);
        assertThat(shown.path("problems")).isEmpty();
    }

    /** The page's own time, printed; it is bounded generously, for the machine may be busy. */
    @Test
    void aYearsBillInAShardOfTenMillionLeavesIsVerifiedInThePage() throws Exception {
        Files.write(directory.resolve("year.json.gz"), PackedBundle.pack(TestYear.among(10_000_000)));

        JsonNode shown = browse("year.json.gz", "trust.json");

        System.err.println("A year's bundle is verified in the browser in " + shown.path("milliseconds") + " ms");
        assertThat(shown.path("verdict").asText()).as("%s", shown).isEqualTo("passed");
        assertThat(shown.path("milliseconds").asInt()).isBetween(1, 10_000);
    }

    @Test
    void withoutATrustFileThePageSaysThatKeysAreUnverified() throws Exception {
        assertThat(browse("bundle.json").path("words").asText()).contains("keys unverified");
    }

    @Test
    void thePageNamesTheStepAndFieldOfAChangedBill() throws Exception {
        String changed = new String(TestBundles.bytes(), StandardCharsets.UTF_8)
                .replaceFirst("\"amount\":\"10000000\"", "\"amount\":\"20000000\"");
        Files.writeString(directory.resolve("changed.json"), changed);

        JsonNode shown = browse("changed.json", "trust.json");

        assertThat(shown.path("verdict").asText()).isEqualTo("refuted");
        assertThat(shown.path("words").asText()).contains("top-ups", "entries[0].entry.amount");
    }

    @Test
    void thePageShowsWhatMovedSinceAnEarlierBill() throws Exception {
        TestSupersession pair = TestSupersession.corrected();
        Files.write(directory.resolve("older.json"), pair.older());
        Files.write(directory.resolve("newer.json"), pair.newer());
        Files.write(directory.resolve("consistency.json"), pair.consistency());

        JsonNode shown = browse("newer.json", "trust.json", "older.json", "consistency.json");

        assertThat(shown.path("verdict").asText()).as("%s", shown).isEqualTo("passed");
        assertThat(shown.path("findings").asText()).contains("5 sums moved, 9 did not", "takes back entry 1");
        assertThat(browse("older.json", "trust.json", "newer.json", "consistency.json")
                        .path("verdict")
                        .asText())
                .isEqualTo("refuted");
    }

    @Test
    void nothingInABundleIsMarkup() throws Exception {
        Files.writeString(directory.resolve("markup.json"), "{\"<img src=x onerror=alert(1)>\":1}");

        JsonNode shown = browse("markup.json");

        assertThat(shown.path("verdict").asText()).isEqualTo("refuted");
        assertThat(shown.path("requests")).hasSize(1);
    }

    private static List<String> stepsOfTheJavaVerifier() {
        return new BundleVerifier(
                        ProviderVerifier.of(CryptoProviders.preferred().provider()))
                .verify(TestBundles.bytes(), Optional.empty()).steps().stream()
                        .map(StepResult::step)
                        .toList();
    }

    private JsonNode browse(String... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("node", VERIFIER.resolve("browse.mjs").toString(), chromium.toString(), PAGE.toString()));
        for (String file : files) {
            command.add(directory.resolve(file).toString());
        }
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        byte[] shown = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return new ObjectMapper().readTree(shown);
    }
}
