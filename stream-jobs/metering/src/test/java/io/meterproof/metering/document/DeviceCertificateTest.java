package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceCertificateTest {
    private static final String ROOT = "CN=maker root";
    private static final Duration YEAR = Duration.ofDays(365);

    private KeyPair root;
    private KeyPair meter;
    private KeyPair other;
    private Certificates maker;
    private List<MakerRoot> roots;

    @BeforeEach
    void aMakersAuthority() throws GeneralSecurityException {
        root = Documents.newKeyPair();
        meter = Documents.newKeyPair();
        other = Documents.newKeyPair();
        maker = authority(ROOT, root);
        roots = List.of(new MakerRoot("Maker", maker.authority(ROOT, root)));
    }

    @Test
    void aChainToTheMakersRootIsBelieved() {
        String middle = maker.authority("CN=plant", other);

        assertThatCode(() -> require(maker.device(meter))).doesNotThrowAnyException();
        assertThatCode(() -> require(authority("CN=plant", other).device(meter), middle))
                .doesNotThrowAnyException();
    }

    @Test
    void aCertificateThatExpiredYesterdayIsRefused() {
        Certificates expired =
                new Certificates(ROOT, root, Documents.FROM.minus(YEAR), Documents.FROM.minus(Duration.ofDays(1)));

        assertRefused("expired", expired.device(meter));
    }

    @Test
    void aCertificateThatIsNotYetValidIsRefused() {
        Certificates early = new Certificates(ROOT, root, Documents.FROM.plusSeconds(1), Documents.FROM.plus(YEAR));

        assertRefused("not valid", early.device(meter));
    }

    @Test
    void anotherAuthorityUnderTheMakersNameIsRefused() {
        assertRefused("certificate validation failed", authority(ROOT, other).device(meter));
    }

    @Test
    void anAuthorityWithoutATrustedRootIsRefused() {
        assertRefused("Trust anchor", authority("CN=stranger", other).device(meter));
    }

    @Test
    void theRootOfAnotherMakerDoesNotCount() {
        roots = List.of(new MakerRoot("Other", roots.get(0).certificate()));

        assertRefused("leads to no root: none of Maker is trusted", maker.device(meter));
    }

    @Test
    void aCertificateOfAnotherKeyIsRefused() {
        assertRefused("is of another key than the one enrolled", maker.device(other));
    }

    @Test
    void aCertificateThatNamesAnotherMeterIsRefused() {
        assertThatCode(() -> require(maker.device(meter, "S-1"))).doesNotThrowAnyException();

        assertRefused("is of the meter S-2", maker.device(meter, "S-2"));
    }

    @Test
    void aMeterCannotCertify() {
        assertRefused(
                "Intermediate certificate lacks BasicConstraints",
                authority("CN=meter", other).device(meter),
                maker.device(other));
    }

    @Test
    void anAuthorityIsNoMeter() {
        assertRefused("begins with the certificate of an authority", maker.authority("CN=meter", meter));
    }

    @Test
    void aKeyThatMustNotSignIsRefused() {
        assertRefused("whose key must not sign", maker.deviceThatMayNotSign(meter));
    }

    @Test
    void anUnknownCriticalExtensionIsRefused() {
        assertRefused("critical extension", maker.deviceWithUnknownCriticalExtension(meter));
    }

    @Test
    void aCriticalUseThatIsNoMetersIsRefused() {
        assertRefused("critical extended key usage", maker.deviceForServersOnly(meter));
    }

    @Test
    void aCertificateNamesOneMeterAtMost() {
        assertRefused("more than one serial number", maker.device(meter, "S-1,serialNumber=S-1"));
        assertRefused("more than one serial number", maker.device(meter, "S-2,serialNumber=S-1"));
        assertRefused("more than one serial number", maker.device(meter, "S-2+serialNumber=S-1"));
    }

    @Test
    void aKeyOfAnAlgorithmThatNobodyKnowsIsRefused() {
        byte[] der = Base64.getDecoder().decode(maker.device(meter));
        byte[] subjectKey = {0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21};
        int at = lastOf(subjectKey, der);
        der[at + 4] = 0x7f;

        assertRefused("cannot be read", Base64.getEncoder().encodeToString(der));
    }

    @Test
    void aBitOfACertificateThatIsChangedNeverSurprises() {
        byte[] der = Base64.getDecoder().decode(maker.device(meter));
        for (int bit = 0; bit < der.length * Byte.SIZE; bit++) {
            byte[] changed = der.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            assertThat(catchThrowable(() -> require(Base64.getEncoder().encodeToString(changed))))
                    .as("bit " + bit)
                    .matches(thrown -> thrown == null || thrown instanceof InvalidDocumentException);
        }
    }

    private static int lastOf(byte[] part, byte[] whole) {
        int at = whole.length - part.length;
        while (!Arrays.equals(part, Arrays.copyOfRange(whole, at, at + part.length))) {
            at--;
        }
        return at;
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        assertRefused("has what is no certificate", "AQID");
    }

    private static Certificates authority(String name, KeyPair key) {
        return new Certificates(name, key, Documents.FROM.minus(YEAR), Documents.FROM.plus(YEAR));
    }

    private void require(String... chain) {
        Voucher.Certificate voucher = new Voucher.Certificate(List.of(chain));
        DeviceCertificate.require(Documents.enrolment(Documents.raw(meter), voucher), voucher, roots);
    }

    private void assertRefused(String reason, String... chain) {
        assertThatThrownBy(() -> require(chain))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("voucher.chain: ")
                .hasMessageContaining(reason);
    }
}
