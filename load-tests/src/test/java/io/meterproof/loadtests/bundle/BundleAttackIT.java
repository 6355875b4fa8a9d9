package io.meterproof.loadtests.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.bundle.SmallBundles;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLateUse;
import io.meterproof.bundle.TestMonths;
import io.meterproof.bundle.TestPrices;
import io.meterproof.bundle.TestSessions;
import io.meterproof.bundle.TestYear;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both verifiers against small bundles that together hold every kind of element. */
class BundleAttackIT {
    private static final Path SCHEMA =
            Path.of(System.getProperty("meterproof.home", "..")).resolve("docs/bundle.schema.json");

    @TempDir
    private Path directory;

    private final StringWriter words = new StringWriter();

    @BeforeEach
    void writeBundles() throws IOException {
        Files.write(directory.resolve("bundle.json"), TestBundles.bytes());
        Files.write(directory.resolve("other.json"), TestBundles.bytesWithoutEstimate());
        Files.writeString(directory.resolve("trust.json"), TrustFileCodec.encode(TestBundles.trust()));
    }

    @Test
    void noChangeIsAcceptedAndBothVerifiersNameTheStepThatTheSchemaForetells() {
        int exit = attack("bundle.json", "other.json", "--count", "1500");

        assertThat(words.toString())
                .contains(" 0 accepted, 0 refused by a step that the schema does not foretell, 0 on which")
                .contains("BIT", "ALTERED", "LEFT_OUT", "DOUBLED", "SWAPPED", "SPLICED", "OLDER_VERSION");
        assertThat(exit).isZero();
    }

    @Test
    void noChangeOfChargesOfWholeMonthsIsAccepted() throws IOException {
        Files.write(directory.resolve("months.json"), TestMonths.bytes());

        int exit = attack("months.json", "other.json", "--count", "700");

        assertThat(words.toString())
                .contains(" 0 accepted, 0 refused by a step that the schema does not foretell, 0 on which");
        assertThat(exit).isZero();
    }

    @Test
    void noChangeOfAWriteOffIsAcceptedByEitherVerifier() throws IOException {
        Files.write(directory.resolve("late.json"), TestLateUse.bytes());

        int exit = attack("late.json", "bundle.json", "--count", "300");

        assertThat(words.toString())
                .contains(" 0 accepted, 0 refused by a step that the schema does not foretell, 0 on which");
        assertThat(exit).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gas", "station", "lattice", "fees", "shared"})
    void noChangeOfTheOtherKindsOfElementIsAcceptedByEitherVerifier(String name) throws IOException {
        Files.write(directory.resolve("attacked.json"), SmallBundles.all().get(name));

        int exit = attack("attacked.json", "bundle.json", "--count", "300");

        assertThat(words.toString())
                .contains(" 0 accepted, 0 refused by a step that the schema does not foretell, 0 on which");
        assertThat(exit).isZero();
    }

    @Test
    void noChangeOfUseAtPublishedPricesOrOfSessionsIsAcceptedByEitherVerifier() throws IOException {
        Files.write(directory.resolve("prices.json"), TestPrices.bytes());
        Files.write(directory.resolve("sessions.json"), TestSessions.bytes());

        int exit = attack("prices.json", "sessions.json", "other.json", "--count", "300");

        assertThat(words.toString())
                .contains(" 0 accepted, 0 refused by a step that the schema does not foretell, 0 on which");
        assertThat(exit).isZero();
    }

    @Test
    void noFlippedBitOfAYearsBillIsAccepted() throws IOException {
        byte[] bundle = TestYear.bytes();
        JsonNode schema = new ObjectMapper().readTree(SCHEMA.toFile());
        ForetoldSteps foretold = new ForetoldSteps(schema, new Forger(bundle).original());
        TrustFile trust = TestBundles.trust();

        BundleAttack attack = new BundleAttack(foretold, List.of(JavaJudge.of(trust)))
                .run(Bits.of(bundle).sampled(200, 1).toList());

        assertThat(JavaJudge.of(trust).judge(bundle)).isEmpty();
        assertThat(attack.accepted()).isEmpty();
        assertThat(attack.unforetold()).isEmpty();
    }

    @Test
    void aBundleThatIsNotValidIsNotWorthAttacking() throws IOException {
        Files.writeString(directory.resolve("bundle.json"), "{}");

        assertThat(attack("bundle.json")).isEqualTo(2);
        assertThat(words.toString()).contains("refuses the bundle as it is");
    }

    private int attack(String... arguments) {
        String[] all = new String[arguments.length + 2];
        for (int i = 0; i < arguments.length; i++) {
            all[i] = arguments[i].endsWith(".json")
                    ? directory.resolve(arguments[i]).toString()
                    : arguments[i];
        }
        all[arguments.length] = "--trust";
        all[arguments.length + 1] = directory.resolve("trust.json").toString();
        return Bundle.commandLine()
                .setOut(new PrintWriter(words))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(all);
    }
}
