package io.meterproof.quickstart.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Identities;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.keys.KeyFile;
import io.meterproof.quickstart.keys.LocalTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From hand to hand, without a stack. */
class KeyCommandTest {
    private static final String HEX = "ab".repeat(32);

    private final KeyCommands key = new KeyCommands();

    @TempDir
    private Path directory;

    private Path keys;
    private Path trust;
    private Path meter;
    private Path proposal;

    @BeforeEach
    void keysAndTrust() throws IOException {
        keys = directory.resolve("keys");
        KeyDirectory made = new KeyDirectory(keys);
        made.complete(new SecureRandom());
        TrustFile.Chain chain = new TrustFile.Chain("31337", "0x", Optional.empty());
        TrustFile file = LocalTrust.of(made.all(), made.logMlDsa44(), List.of(), 4, chain);
        trust = Files.writeString(directory.resolve("trust.json"), TrustFileCodec.encode(file));
        meter = PemFiles.ed25519(directory, "meter");
        proposal = directory.resolve("event.json");
    }

    @Test
    void anEnrolmentIsCompleteWhenAllHaveSigned() {
        assertThat(enrol(meter)).isZero();
        assertThat(show()).isEqualTo(1);
        assertThat(key.out()).contains("meter     signed", "maker     missing", "operator  missing, by another key");

        for (String role : List.of("maker", "operator-1", "operator-2")) {
            assertThat(approve(role)).as(key.err()).isZero();
        }

        assertThat(show()).isZero();
        assertThat(key.out()).contains("All have signed: submit it.");
    }

    @Test
    void aMeterOfP256EnrolsAsWell() {
        assertThat(enrol(PemFiles.p256(directory, "p256"))).isZero();

        assertThat(approve("maker")).as(key.err()).isZero();
        assertThat(key.out()).contains("meter     signed");
    }

    @Test
    void aMeterOfMlDsa44EnrolsAsWell() {
        assertThat(enrol(PemFiles.mlDsa44(directory, "ml-dsa"))).isZero();

        assertThat(approve("maker")).as(key.err()).isZero();
        assertThat(key.out()).contains("meter     signed");
    }

    @Test
    void aMeterThatHoldsItsKeySignsLater() {
        assertThat(enrol(directory.resolve("meter.pub"))).isZero();
        show();
        assertThat(key.out()).contains("meter     missing");

        assertThat(key.approve(proposal, meter, trust)).as(key.err()).isZero();

        assertThat(key.out()).contains("meter     signed");
    }

    @Test
    void whoReadTheFingerprintSigns() throws IOException {
        String read = identity().substring(0, 32).replaceAll("(.{4})", "$1 ");

        assertThat(key.run(
                        "enrol", "--maker", "M", "--serial", "S-1", "--key", meter, "--read", read, "--out", proposal))
                .as(key.err())
                .isZero();

        assertThat(approve("maker")).isEqualTo(1);
        assertThat(approve("field")).as(key.err()).isZero();
    }

    @Test
    void aWrongFingerprintIsRefused() {
        assertThat(key.run(
                        "enrol",
                        "--maker",
                        "M",
                        "--serial",
                        "S-1",
                        "--key",
                        meter,
                        "--read",
                        "00".repeat(16),
                        "--out",
                        proposal))
                .isEqualTo(1);
        assertThat(key.err()).isEqualToIgnoringNewLines("Refused: voucher.read: is not how the identity of key begins");
    }

    @Test
    void aLeniencyIsGrantedToAModel() throws IOException {
        assertThat(key.run(
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
                        proposal))
                .as(key.err())
                .isZero();

        assertThat(Files.readString(proposal))
                .contains("MISSING_DER_SIGN_BYTE")
                .contains(Identities.model("M", "X1").hex());
    }

    @Test
    void theKeyBeforeSignsForTheNext() {
        Path next = PemFiles.ed25519(directory, "next");

        assertThat(key.run(
                        "rotate",
                        "--maker",
                        "M",
                        "--serial",
                        "S-1",
                        "--key",
                        next,
                        "--predecessor",
                        directory.resolve("meter.pub"),
                        "--out",
                        proposal))
                .as(key.err())
                .isZero();
        show();
        assertThat(key.out()).contains("meter     missing, by another key");

        assertThat(key.approve(proposal, meter, trust)).as(key.err()).isZero();
        assertThat(key.out()).doesNotContain("meter     missing");
    }

    @Test
    void oneOperatorApprovesOnce() {
        revoke();
        assertThat(approve("operator-1")).isZero();

        assertThat(approve("operator-1")).isEqualTo(1);

        assertThat(key.err()).contains("signatures: are signed by this key already: another person has to approve");
    }

    @Test
    void aKeyOfAnotherRoleCannotApprove() {
        revoke();

        assertThat(approve("billing")).isEqualTo(1);

        assertThat(key.err()).contains("signatures: lack none of billing, and this key has no other role");
    }

    @Test
    void aStrangersKeyCannotApprove() {
        revoke();

        assertThat(key.approve(proposal, meter, trust)).isEqualTo(1);

        assertThat(key.err()).contains("it is trusted in no role, and is not the meter's");
    }

    @Test
    void aProposalThatSomebodyChangedAfterItWasSignedIsApprovedByNobody() throws IOException {
        revoke();
        approve("operator-1");
        Files.writeString(proposal, Files.readString(proposal).replace("scrapped", "exchanged"));

        assertThat(show()).isEqualTo(1);
        assertThat(key.out()).contains("REFUSED: is not OPERATOR's over this document");
        assertThat(approve("operator-2")).isEqualTo(1);
        assertThat(key.err()).contains("signatures: is not OPERATOR's over this document");
    }

    @Test
    void aKeyThatIsNotValidThenCannotApprove() {
        key.run(
                "revoke",
                "--meter",
                HEX,
                "--key",
                HEX,
                "--reason",
                "old",
                "--at",
                "1999-12-31T00:00:00Z",
                "--out",
                proposal);

        assertThat(approve("operator-1")).isEqualTo(1);

        assertThat(key.err()).contains("signatures: is of a key that is not valid at 1999-12-31T00:00:00Z");
    }

    @Test
    void aCompromiseSaysWhatIsProven() throws IOException {
        assertThat(compromise("--proven", "1-0:1.8.0*255/seal/96", "--proven", "1-0:1.8.0*255/live/7"))
                .as(key.err())
                .isZero();

        assertThat(Files.readString(proposal)).contains("\"through\" : \"96\"", "\"through\" : \"7\"");
    }

    @Test
    void aCompromiseMustSayHowMuchIsProven() {
        assertThat(compromise()).isEqualTo(2);
        assertThat(compromise("--proven", "1-0:1.8.0*255/seals/96")).isEqualTo(2);
        assertThat(compromise("--nothing-proven")).isZero();
    }

    @Test
    void twoOperatorsSayWhichOfTwoBlocksIsRight() {
        assertThat(key.run(
                        "resolve",
                        "--meter",
                        HEX,
                        "--obis",
                        "1-0:1.8.0*255",
                        "--kind",
                        "live",
                        "--sequence",
                        "7",
                        "--block",
                        HEX,
                        "--reason",
                        "read off the meter",
                        "--out",
                        proposal))
                .as(key.err())
                .isZero();
        approve("operator-1");
        approve("operator-2");

        assertThat(show()).as(key.out()).isZero();
        assertThat(key.out()).contains("number 7: block " + HEX + " is right");
    }

    @Test
    void aProposalIsNotOverwritten() {
        revoke();

        assertThat(revoke()).isEqualTo(2);

        assertThat(key.err()).contains("Cannot create", "event.json");
    }

    @Test
    void aFileThatIsNoKeyIsOneClearLine() {
        assertThat(enrol(trust)).isEqualTo(2);
        assertThat(key.err().lines()).singleElement().asString().contains("begins with no PRIVATE KEY or PUBLIC KEY");
    }

    @Test
    void anIdentityThatIsNoneNamesItsField() {
        assertThat(key.run(
                        "revoke",
                        "--meter",
                        "x",
                        "--key",
                        HEX,
                        "--reason",
                        "r",
                        "--at",
                        "2026-01-01T00:00:00Z",
                        "--out",
                        proposal))
                .isEqualTo(1);
        assertThat(key.err()).contains("Refused: meter: is not 32 bytes in lower-case hexadecimal");
    }

    @Test
    void refusalsAreAlsoJson() {
        revoke();

        assertThat(key.run("show", proposal, "--trust", trust, "--json")).isEqualTo(1);
        assertThat(key.json().path("complete").booleanValue()).isFalse();
        assertThat(key.json().path("signatures")).hasSize(2);
        assertThat(key.run("approve", proposal, "--key", meter, "--trust", trust, "--json"))
                .isEqualTo(1);
        assertThat(key.json().at("/refused/field").textValue()).isEqualTo("signatures");
    }

    @Test
    void withoutAStackSubmittingSaysWhatToDo() {
        revoke();

        assertThat(key.run("submit", proposal, "--data-dir", directory)).isEqualTo(1);
        assertThat(key.err()).contains("Nothing is running: start it with meterproof up, or name the key log");
    }

    @Test
    void everyRoleThatSignsKeyEventsHasALocalKey() {
        assertThat(KeyDirectory.NAMES).contains(Words.of(Role.MAKER), Words.of(Role.FIELD), "operator-1", "operator-2");
    }

    private String identity() throws IOException {
        return KeyFile.read(meter).id().hex();
    }

    private int enrol(Path file) {
        return key.run("enrol", "--maker", "M", "--serial", "S-1", "--key", file, "--out", proposal);
    }

    private int revoke() {
        return key.run(
                "revoke",
                "--meter",
                HEX,
                "--key",
                HEX,
                "--reason",
                "scrapped",
                "--at",
                "2026-01-01T00:00:00Z",
                "--out",
                proposal);
    }

    private int compromise(String... proven) {
        List<Object> all = new ArrayList<>(List.of(
                "compromise",
                "--meter",
                HEX,
                "--key",
                HEX,
                "--reason",
                "published",
                "--since",
                "2026-01-01T00:00:00Z",
                "--epoch",
                "7",
                "--out",
                proposal));
        all.addAll(List.of(proven));
        return key.run(all.toArray());
    }

    private int approve(String name) {
        return key.approve(proposal, keys.resolve(name + ".key"), trust);
    }

    private int show() {
        return key.run("show", proposal, "--trust", trust);
    }
}
