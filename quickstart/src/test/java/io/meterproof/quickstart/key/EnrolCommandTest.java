package io.meterproof.quickstart.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.document.Role;
import io.meterproof.quickstart.keys.KeyDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of meters, and who vouches for them. */
class EnrolCommandTest {
    @TempDir
    private Path directory;

    private Desk desk;
    private Path meter;

    @BeforeEach
    void keysAndTrust() throws IOException {
        desk = Desk.in(directory);
        meter = PemFiles.ed25519(directory, "meter");
    }

    @Test
    void anEnrolmentIsCompleteWhenAllHaveSigned() {
        assertThat(desk.enrol(meter)).isZero();
        assertThat(desk.show()).isEqualTo(1);
        assertThat(desk.out()).contains("meter     signed", "maker     missing", "operator  missing, by another key");

        for (String role : List.of("maker", "operator-1", "operator-2")) {
            assertThat(desk.approve(role)).as(desk.err()).isZero();
        }

        assertThat(desk.show()).isZero();
        assertThat(desk.out()).contains("All have signed: submit it.");
    }

    @Test
    void aMeterOfP256EnrolsAsWell() {
        assertThat(desk.enrol(PemFiles.p256(directory, "p256"))).isZero();

        assertThat(desk.approve("maker")).as(desk.err()).isZero();
        assertThat(desk.out()).contains("meter     signed");
    }

    @Test
    void aMeterOfMlDsa44EnrolsAsWell() {
        assertThat(desk.enrol(PemFiles.mlDsa44(directory, "ml-dsa"))).isZero();

        assertThat(desk.approve("maker")).as(desk.err()).isZero();
        assertThat(desk.out()).contains("meter     signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp192r1", "secp256k1", "secp256r1", "secp384r1", "brainpoolP256r1"})
    void aStationOfTheFieldEnrolsWithItsPublicKeyAlone(String curve) {
        PemFiles.ofCurve(directory, "station", curve);
        assertThat(desk.run(
                        "enrol",
                        "--foreign",
                        "--maker",
                        "M",
                        "--serial",
                        "S-2",
                        "--key",
                        directory.resolve("station.pub"),
                        "--out",
                        desk.proposal()))
                .as(desk.err())
                .isZero();

        for (String role : List.of("maker", "operator-1", "operator-2")) {
            assertThat(desk.approve(role)).as(desk.err()).isZero();
        }

        assertThat(desk.show()).isZero();
        assertThat(desk.out()).doesNotContain("meter     ");
    }

    @Test
    void aKeyThatNoFormatOfTheFieldUsesIsOneClearLine() {
        assertThat(desk.run(
                        "enrol",
                        "--foreign",
                        "--maker",
                        "M",
                        "--serial",
                        "S-2",
                        "--key",
                        directory.resolve("meter.pub"),
                        "--out",
                        desk.proposal()))
                .isEqualTo(2);
        assertThat(desk.err().lines()).singleElement().asString().contains("no key of a curve that the field uses");
    }

    @Test
    void aMeterThatHoldsItsKeySignsLater() {
        assertThat(desk.enrol(directory.resolve("meter.pub"))).isZero();
        desk.show();
        assertThat(desk.out()).contains("meter     missing");

        assertThat(desk.approve(meter)).as(desk.err()).isZero();

        assertThat(desk.out()).contains("meter     signed");
    }

    @Test
    void whoReadTheFingerprintSigns() throws IOException {
        String read = Desk.fingerprintOf(meter).substring(0, 32).replaceAll("(.{4})", "$1 ");

        assertThat(desk.run(
                        "enrol",
                        "--maker",
                        "M",
                        "--serial",
                        "S-1",
                        "--key",
                        meter,
                        "--read",
                        read,
                        "--out",
                        desk.proposal()))
                .as(desk.err())
                .isZero();

        assertThat(desk.approve("maker")).isEqualTo(1);
        assertThat(desk.approve("field")).as(desk.err()).isZero();
    }

    @Test
    void aWrongFingerprintIsRefused() {
        assertThat(desk.run(
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
                        desk.proposal()))
                .isEqualTo(1);
        assertThat(desk.err())
                .isEqualToIgnoringNewLines("Refused: voucher.read: is not how the identity of key begins");
    }

    @Test
    void theKeyBeforeSignsForTheNext() {
        Path next = PemFiles.ed25519(directory, "next");

        assertThat(desk.run(
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
                        desk.proposal()))
                .as(desk.err())
                .isZero();
        desk.show();
        assertThat(desk.out()).contains("meter     missing, by another key");

        assertThat(desk.approve(meter)).as(desk.err()).isZero();
        assertThat(desk.out()).doesNotContain("meter     missing");
    }

    @Test
    void aFileThatIsNoKeyIsOneClearLine() {
        assertThat(desk.enrol(desk.trust())).isEqualTo(2);
        assertThat(desk.err().lines()).singleElement().asString().contains("holds no key of", "not PEM text");
    }

    @Test
    void everyRoleThatSignsKeyEventsHasALocalKey() {
        assertThat(KeyDirectory.NAMES).contains(Words.of(Role.MAKER), Words.of(Role.FIELD), "operator-1", "operator-2");
    }
}
