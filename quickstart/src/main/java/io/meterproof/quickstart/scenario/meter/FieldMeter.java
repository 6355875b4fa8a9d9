package io.meterproof.quickstart.scenario.meter;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.Voucher;
import io.meterproof.quickstart.scenario.EnrolledMeter;
import io.meterproof.quickstart.scenario.ScenarioSigners;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.tlog.Hash;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** A simulated meter that signs records of a format of the field, and nothing else. The array is owned by the record. */
@SuppressWarnings("ArrayRecordComponent")
public record FieldMeter(String maker, String serial, PrivateKey privateKey, byte[] publicKeyInfo)
        implements EnrolledMeter {

    public static FieldMeter of(Seed seed, String maker, String serial, EllipticCurve curve) {
        FieldKey key = FieldKey.of(curve, seed.hash("key/" + serial));
        return new FieldMeter(maker, serial, key.privateKey(), key.publicKeyInfo());
    }

    @Override
    public Hash id() {
        return Identities.meter(maker, serial);
    }

    /** The enrolment, signed by the maker and approved by two operators: such a meter signs no documents. */
    @Override
    public SignedDocument enrolment(Instant from, ScenarioSigners signers) {
        MeterEnrolment enrolment = new MeterEnrolment(
                maker,
                serial,
                id(),
                SignatureAlgorithm.ECDSA,
                HexFormat.of().formatHex(publicKeyInfo),
                Identities.key(SignatureAlgorithm.ECDSA, publicKeyInfo),
                new Effective(from, Optional.empty()),
                new Voucher.Maker());
        return DocumentSigner.sign(enrolment, signers.maker(), signers.firstOperator(), signers.secondOperator());
    }

    /** ECDSA over SHA-256 in hexadecimal DER. */
    String sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA", new Rfc6979());
            signature.initSign(privateKey);
            signature.update(message);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle signs on every curve of the field", e);
        }
    }
}
