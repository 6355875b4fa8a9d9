package io.meterproof.quickstart.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Identities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators propose besides a key. */
class ProposalCommandsTest {
    @TempDir
    private Path directory;

    private Desk desk;

    @BeforeEach
    void keysAndTrust() throws IOException {
        desk = Desk.in(directory);
    }

    @Test
    void aLeniencyIsGrantedToAModel() throws IOException {
        assertThat(desk.run(
                        "lenient",
                        "--maker",
                        "M",
                        "--model",
                        "X1",
                        "--from",
                        "2026-01-01T00:00:00Z",
                        "--reason",
                        "firmware 1",
                        "--out",
                        desk.proposal()))
                .as(desk.err())
                .isZero();

        assertThat(Files.readString(desk.proposal()))
                .contains("MISSING_DER_SIGN_BYTE")
                .contains(Identities.model("M", "X1").hex());
    }

    @Test
    void aCompromiseSaysWhatIsProven() throws IOException {
        assertThat(compromise("--proven", "1-0:1.8.0*255/seal/96", "--proven", "1-0:1.8.0*255/live/7"))
                .as(desk.err())
                .isZero();

        assertThat(Files.readString(desk.proposal())).contains("\"through\" : \"96\"", "\"through\" : \"7\"");
    }

    @Test
    void aCompromiseMustSayHowMuchIsProven() {
        assertThat(compromise()).isEqualTo(2);
        assertThat(compromise("--proven", "1-0:1.8.0*255/seals/96")).isEqualTo(2);
        assertThat(compromise("--nothing-proven")).isZero();
    }

    @Test
    void twoOperatorsSayWhichOfTwoBlocksIsRight() {
        assertThat(desk.run(
                        "resolve",
                        "--meter",
                        Desk.HEX,
                        "--obis",
                        "1-0:1.8.0*255",
                        "--kind",
                        "live",
                        "--sequence",
                        "7",
                        "--block",
                        Desk.HEX,
                        "--reason",
                        "read off the meter",
                        "--out",
                        desk.proposal()))
                .as(desk.err())
                .isZero();
        desk.approve("operator-1");
        desk.approve("operator-2");

        assertThat(desk.show()).as(desk.out()).isZero();
        assertThat(desk.out()).contains("number 7: block " + Desk.HEX + " is right");
    }

    @Test
    void twoOperatorsLetASourceOutOfQuarantine() {
        assertThat(desk.run(
                        "release",
                        "--source",
                        "head-end/north",
                        "--quarantined",
                        "2026-05-01T10:00:00Z",
                        "--reason",
                        "its gateway was replaced",
                        "--out",
                        desk.proposal()))
                .as(desk.err())
                .isZero();
        desk.approve("operator-1");
        desk.approve("operator-2");

        assertThat(desk.show()).as(desk.out()).isZero();
        assertThat(desk.out())
                .contains("release of source head-end/north from the quarantine of 2026-05-01T10:00:00Z")
                .contains("submit it");
    }

    @Test
    void aReleaseNamesAnHourOrAsksTheStack() {
        assertThat(desk.run(
                        "release",
                        "--source",
                        "n",
                        "--quarantined",
                        "2026-05-01T10:30:00Z",
                        "--reason",
                        "r",
                        "--out",
                        desk.proposal()))
                .isEqualTo(1);
        assertThat(desk.err()).contains("Refused: quarantined: is not a whole hour");

        assertThat(desk.run(
                        "release", "--source", "n", "--reason", "r", "--out", desk.proposal(), "--data-dir", directory))
                .isEqualTo(1);
        assertThat(desk.err()).contains("Nothing is running", "--quarantined");
    }

    @Test
    void aProposalIsNotOverwritten() {
        desk.revoke();

        assertThat(desk.revoke()).isEqualTo(2);

        assertThat(desk.err()).contains("Cannot create", "event.json");
    }

    @Test
    void anIdentityThatIsNoneNamesItsField() {
        assertThat(desk.run(
                        "revoke",
                        "--meter",
                        "x",
                        "--key",
                        Desk.HEX,
                        "--reason",
                        "r",
                        "--at",
                        "2026-01-01T00:00:00Z",
                        "--out",
                        desk.proposal()))
                .isEqualTo(1);
        assertThat(desk.err()).contains("Refused: meter: is not 32 bytes in lower-case hexadecimal");
    }

    @Test
    void anEmptyNameIsNoFile() {
        assertThat(desk.run(
                        "revoke",
                        "--meter",
                        Desk.HEX,
                        "--key",
                        Desk.HEX,
                        "--reason",
                        "r",
                        "--at",
                        "2026-01-01T00:00:00Z",
                        "--out",
                        ""))
                .isEqualTo(2);
        assertThat(desk.err()).contains("--out", "'' names no file").doesNotContain("Exception");
    }

    @Test
    void aYearOfMoreThanFourDigitsIsNoInstant() {
        assertThat(desk.run(
                        "revoke",
                        "--meter",
                        Desk.HEX,
                        "--key",
                        Desk.HEX,
                        "--reason",
                        "r",
                        "--at",
                        "+1000000000-12-31T23:59:59Z",
                        "--out",
                        desk.proposal()))
                .isEqualTo(2);
        assertThat(desk.err()).contains("'+1000000000-12-31T23:59:59Z' is not an instant");
    }

    @Test
    void aProposalThatIsNotUtf8IsCalledThat() throws IOException {
        Files.write(desk.proposal(), new byte[] {'{', (byte) 0xff, '}'});

        assertThat(desk.show()).isEqualTo(2);
        assertThat(desk.err().lines()).containsExactly("Cannot read " + desk.proposal() + ": it is not UTF-8 text");
    }

    @Test
    void aTrustFileThatIsNoneIsToldInWords() throws IOException {
        desk.revoke();
        Path junk = Files.writeString(directory.resolve("junk"), "junk");

        assertThat(desk.run("show", desk.proposal(), "--trust", junk)).isEqualTo(2);
        assertThat(desk.err().lines())
                .singleElement()
                .asString()
                .startsWith("Cannot read " + junk + ": ")
                .doesNotContain("Exception");
    }

    @Test
    void anAddressWhereNobodyAnswersIsToldInWords() {
        desk.revoke();

        assertThat(desk.run("submit", desk.proposal(), "--url", "http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(desk.err()).contains("obody answers at").doesNotContain("Exception");
    }

    @Test
    void withoutAStackSubmittingSaysWhatToDo() {
        desk.revoke();

        assertThat(desk.run("submit", desk.proposal(), "--data-dir", directory)).isEqualTo(1);
        assertThat(desk.err()).contains("Nothing is running: start it with meterproof up, or name the key log");
    }

    private int compromise(String... proven) {
        List<Object> all = new ArrayList<>(List.of(
                "compromise",
                "--meter",
                Desk.HEX,
                "--key",
                Desk.HEX,
                "--reason",
                "published",
                "--since",
                "2026-01-01T00:00:00Z",
                "--epoch",
                "7",
                "--out",
                desk.proposal()));
        all.addAll(List.of(proven));
        return desk.run(all.toArray());
    }
}
