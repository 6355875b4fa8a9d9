package io.meterproof.quickstart.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.quickstart.Meterproof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final Path GOLDEN =
            Path.of("../ledger-anchor/proof-bundle/src/test/resources/golden/bundle/v3/household.json");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path bundle;

    @BeforeEach
    void copyTheBundle() throws IOException {
        bundle = Files.copy(GOLDEN, directory.resolve("bill.json"));
    }

    @Test
    void aGoodBundlePassesAndSaysThatKeysAreUnverified() {
        assertThat(verify(bundle.toString())).isZero();
        assertThat(out.toString()).contains("PASSED; consistent; keys unverified", "is in the log at checkpoint");
    }

    @Test
    void aTrustFileBesideTheBundleIsNotBelievedUnnamed() throws IOException {
        Files.writeString(directory.resolve("trust.json"), "not even JSON");

        assertThat(verify(bundle.toString())).isZero();
        assertThat(out.toString()).contains("keys unverified");
    }

    @Test
    void aChangedAmountIsRefutedWithItsField() throws IOException {
        var text = Files.readString(bundle);
        Files.writeString(bundle, text.replaceFirst("\"amount\":\"1", "\"amount\":\"2"));

        assertThat(verify(bundle.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("REFUTED in step", "amount");
    }

    @Test
    void ofSeveralFilesEachThatPassesIsOneLineAndWhatTheyShareComesOnce() throws IOException {
        var other = Files.copy(bundle, directory.resolve("other.json"));

        assertThat(verify(bundle.toString(), other.toString())).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("PASSED")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("keys unverified; account ", " charged "));
        assertThat(out.toString())
                .containsOnlyOnce("canonical form, structure, ")
                .contains("2 of 2 passed", "by meters");
    }

    @Test
    void ofProofsOfFactsTheStepsThatTheyShareAndWhatTheyDoNotShowComeOnce() {
        var facts = GOLDEN.resolve("../../../proof/v1").normalize();

        assertThat(verify(
                        facts.resolve("entry.json").toString(),
                        facts.resolve("block.json").toString()))
                .isZero();
        assertThat(out.toString())
                .contains("canonical form, structure, commitments, checkpoints")
                .containsOnlyOnce("what else is in the log")
                .doesNotContain("Asserted", "enrolments");
    }

    @Test
    void aRefutedFileAmongOthersIsNamedWithItsStep() throws IOException {
        var changed = Files.writeString(
                directory.resolve("changed.json"),
                Files.readString(bundle).replaceFirst("\"amount\":\"1", "\"amount\":\"2"));

        assertThat(verify(bundle.toString(), changed.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("changed.json: REFUTED in step", "1 of 2 passed");
    }

    @Test
    void theWholeReportOfSeveralFilesComesOnDemand() throws IOException {
        var other = Files.copy(bundle, directory.resolve("other.json"));

        assertThat(verify("--details", bundle.toString(), other.toString())).isZero();
        assertThat(out.toString().lines().filter("Proven"::equals)).hasSize(2);
    }

    @Test
    void aFileThatDoesNotExistIsOneClearLine() {
        var missing = directory.resolve("missing.json");

        assertThat(verify(bundle.toString(), missing.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("Cannot read", "missing.json");
    }

    @Test
    void aTrustFileThatIsNoneIsOneClearLine() throws IOException {
        var trust = Files.writeString(directory.resolve("trust.json"), "{}");

        assertThat(verify(bundle.toString(), "--trust", trust.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("is not a trust file");
    }

    @Test
    void aNodeIsNotAskedForAContractThatNobodyVouchesFor() {
        assertThat(verify(bundle.toString(), "--rpc", "http://127.0.0.1:1")).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("--rpc needs a --trust file");
    }

    @Test
    void aNodeThatDoesNotAnswerRefutesNothing() {
        String trust = GOLDEN.resolveSibling("trust.json").toString();

        assertThat(verify(bundle.toString(), "--trust", trust, "--rpc", "http://127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("passes offline", "nobody answers");
    }

    @Test
    void anEarlierBillShowsWhatMovedSinceAndThatNothingElseDid() {
        assertThat(since("newer.json", "older.json", "consistency.json")).isZero();
        assertThat(out.toString())
                .contains("PASSED; keys trusted; account account-1", "Then, stated", "Now, stated", "5 sums moved")
                .contains("takes back entry 1, because of block");
    }

    @Test
    void anEarlierBillAndALaterOneTheWrongWayRoundAreRefutedWithTheStep() {
        assertThat(since("older.json", "newer.json", "consistency.json")).isEqualTo(1);
        assertThat(out.toString()).contains("REFUTED in step \"account\"", "fewer entries");
    }

    @Test
    void aConsistencyProofThatCannotBeReadIsOneClearLine() {
        assertThat(since("newer.json", "older.json", "missing.json")).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("Cannot read", "missing.json");
    }

    @Test
    void anEarlierBillWithoutAConsistencyProofIsAMistakeOfUse() {
        assertThat(verify(bundle.toString(), "--since", bundle.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--consistency");
    }

    private int since(String newer, String older, String consistency) {
        var pair = GOLDEN.resolve("../../../supersession/v1").normalize();
        return verify(
                pair.resolve(newer).toString(),
                "--since",
                pair.resolve(older).toString(),
                "--consistency",
                pair.resolve(consistency).toString(),
                "--trust",
                GOLDEN.resolveSibling("trust.json").toString());
    }

    @Test
    void theReportIsAlsoJson() throws IOException {
        assertThat(verify(bundle.toString(), "--json")).isZero();

        var report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("passed").booleanValue()).isTrue();
        assertThat(report.path("findings").path("charges").isTextual()).isTrue();
    }

    private int verify(String... arguments) {
        var line = Meterproof.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        var all = new String[arguments.length + 1];
        all[0] = "verify";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return line.execute(all);
    }
}
