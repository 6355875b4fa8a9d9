package io.meterproof.bundle.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestKeys;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.tlog.Hash;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Bills that rest on a record of a format of the field. */
class ForeignRecordTest {
    private static final BundleVerifier VERIFIER =
            new BundleVerifier(ProviderVerifier.of(CryptoProviders.bouncyCastle()));
    private static final String STATION = "ocmf-station";
    private static final Instant BEGIN = Instant.parse("2026-03-03T12:00:00Z");
    private static final ChargingTransaction SESSION = new ChargingTransaction("T7", TestRegistry.TOKEN);
    private static final String PAYLOAD = "{\"FV\":\"1.4\",\"PG\":\"T7\",\"MV\":\"Maker\",\"MS\":\"" + STATION
            + "\",\"IS\":true,\"ID\":\"" + TestRegistry.TOKEN + "\",\"RD\":["
            + "{\"TM\":\"2026-03-03T12:00:00,000+0000 S\",\"TX\":\"B\",\"RV\":10.25,\"RI\":\"1-b:1.8.0\",\"RU\":\"kWh\",\"ST\":\"G\"},"
            + "{\"TM\":\"2026-03-03T13:00:00,000+0000 S\",\"TX\":\"E\",\"RV\":12.75}]}";

    private final KeyPair keys = keyPair();

    @Test
    void aTransactionOfAForeignRecordIsRecomputedFromItsBytes() {
        assertThat(verify(evidence(sign(), SESSION, Optional.empty())).failure())
                .isEmpty();
    }

    @Test
    void aForgedSignatureIsRefused() {
        byte[] forged = sign();
        forged[forged.length - 1] ^= 1;

        assertThat(words(verify(evidence(forged, SESSION, Optional.empty())))).contains("BAD_SIGNATURE");
    }

    @Test
    void aTransactionThatTheRecordDoesNotTellIsRefused() {
        ChargingTransaction other = new ChargingTransaction("T8", TestRegistry.TOKEN);

        assertThat(words(verify(evidence(sign(), other, Optional.empty())))).contains("is not that of the record");
    }

    @Test
    void aDepartureFromTheFormatNeedsItsLeniency() {
        BlockEvidence evidence = evidence(withoutSignByte(), SESSION, Optional.empty());

        assertThat(words(verify(evidence))).contains("BAD_SIGNATURE");
    }

    @Test
    void aDepartureFromTheFormatIsAcceptedUnderItsLeniency() {
        BlockEvidence evidence =
                evidence(withoutSignByte(), SESSION, Optional.of(leniency().hash()));

        assertThat(verify(evidence, leniency()).failure()).isEmpty();
    }

    @Test
    void aLeniencyThatIsNotNeededIsRefused() {
        BlockEvidence evidence =
                evidence(sign(), SESSION, Optional.of(leniency().hash()));

        assertThat(words(verify(evidence, leniency()))).contains("is not needed");
    }

    private VerificationReport verify(BlockEvidence evidence, SignedDocument... more) {
        return VERIFIER.verify(bundle(evidence, more), Optional.of(TestBundles.trust()));
    }

    private byte[] bundle(BlockEvidence evidence, SignedDocument... more) {
        TestLedger ledger = TestBundles.open(true);
        ledger.bill(usage(evidence.digest()), OptionalLong.empty(), Instant.parse("2026-03-04T01:00:00Z"));
        ledger.close(TestRegistry.FROM, TestRegistry.TO, TestBundles.TERMS);
        SignedDocument[] documents = new SignedDocument[more.length + 2];
        documents[0] = enrolment();
        documents[1] = TestRegistry.installation(STATION, TestRegistry.WORK);
        System.arraycopy(more, 0, documents, 2, more.length);
        return TestBundles.bytes(ledger, List.of(evidence), documents);
    }

    private static Usage usage(Hash digest) {
        Intervals whole = new Intervals(new long[] {2_500}, 0, 1, BEGIN.getEpochSecond(), 3600);
        return new Usage(
                TestRegistry.ACCOUNT,
                "EUR",
                TestRegistry.WORK,
                "ev-charging",
                TestRegistry.authorisation().hash(),
                TestRegistry.tariffDocument().hash(),
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(digest),
                15,
                2,
                Rating.rate(TestRegistry.TARIFF, MeasurementUnit.KILOWATT_HOUR, whole));
    }

    private BlockEvidence evidence(byte[] signature, ChargingTransaction charging, Optional<Hash> leniency) {
        byte[] record = ("OCMF|" + PAYLOAD + "|{\"SA\":\"ECDSA-secp256k1-SHA256\",\"SD\":\""
                        + HexFormat.of().formatHex(signature) + "\"}")
                .getBytes(UTF_8);
        return new BlockEvidence(
                TestRegistry.WORK,
                OriginClass.METER_SIGNED,
                "ocmf",
                Optional.of(Identities.key(SignatureAlgorithm.ECDSA, info())),
                leniency,
                record,
                new byte[0],
                new byte[0],
                Optional.of(charging));
    }

    private SignedDocument enrolment() {
        MeterEnrolment enrolment = new MeterEnrolment(
                "Maker",
                STATION,
                TestRegistry.meter(STATION),
                SignatureAlgorithm.ECDSA,
                HexFormat.of().formatHex(info()),
                Identities.key(SignatureAlgorithm.ECDSA, info()),
                TestRegistry.ALWAYS,
                new Voucher.Maker());
        return DocumentSigner.sign(
                enrolment,
                new TestKeys(TestRegistry.key(Role.MAKER)).as(Role.MAKER),
                new TestKeys("operator-1").as(Role.OPERATOR),
                new TestKeys("operator-2").as(Role.OPERATOR));
    }

    private static SignedDocument leniency() {
        return DocumentSigner.sign(
                new LeniencyGrant(
                        TestRegistry.meter(STATION), Leniency.MISSING_DER_SIGN_BYTE, TestRegistry.ALWAYS, "firmware 1"),
                new TestKeys("operator-1").as(Role.OPERATOR),
                new TestKeys("operator-2").as(Role.OPERATOR));
    }

    private byte[] info() {
        return keys.getPublic().getEncoded();
    }

    private byte[] sign() {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA", CryptoProviders.bouncyCastle());
            signature.initSign(keys.getPrivate());
            signature.update(PAYLOAD.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Signs until r has its highest bit set and s has not, and leaves out the zero byte before r. */
    private byte[] withoutSignByte() {
        while (true) {
            byte[] der = sign();
            if (der[3] == 33 && der[3 + 33 + 2] == 32) {
                byte[] shorter = new byte[der.length - 1];
                System.arraycopy(der, 0, shorter, 0, 4);
                System.arraycopy(der, 5, shorter, 4, der.length - 5);
                shorter[1]--;
                shorter[3]--;
                return shorter;
            }
        }
    }

    private static String words(VerificationReport report) {
        return report.failure().orElseThrow().words();
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProviders.bouncyCastle());
            generator.initialize(new ECGenParameterSpec(EllipticCurve.SECP256K1.standardName()));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
