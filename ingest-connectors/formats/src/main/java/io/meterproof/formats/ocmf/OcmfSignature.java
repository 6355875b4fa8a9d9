package io.meterproof.formats.ocmf;

import io.meterproof.formats.signed.BinaryText;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.RecordSignature;
import io.meterproof.formats.signed.SignatureEncoding;
import io.meterproof.formats.signed.SignatureHash;
import java.util.Arrays;
import java.util.Optional;

/** The signature section, OCMF tables 8 and 22, with the defaults that the tables give. */
final class OcmfSignature {
    private static final String DEFAULT_ALGORITHM = "ECDSA-secp256r1-SHA256";
    private static final String DER = "application/x-der";
    private static final byte SEQUENCE = 0x30;

    private OcmfSignature() {}

    static RecordSignature of(JsonSection section) throws MalformedSignedRecordException {
        if (!section.text("SM").orElse(DER).equals(DER)) {
            throw new MalformedSignedRecordException("SM is not " + DER);
        }
        String data = section.text("SD").orElseThrow(() -> new MalformedSignedRecordException("no SD"));
        byte[] value = decoded(section.text("SE").orElse("hex"), data);
        String[] algorithm = section.text("SA").orElse(DEFAULT_ALGORITHM).split("-", -1);
        if (algorithm.length != 3 || !algorithm[0].equals("ECDSA")) {
            throw new MalformedSignedRecordException("SA is not an ECDSA algorithm");
        }
        EllipticCurve curve = EllipticCurve.named(algorithm[1])
                .orElseThrow(() -> new MalformedSignedRecordException("SA names an unknown curve"));
        return new RecordSignature(value, encoding(value, curve), curve, hash(algorithm[2]));
    }

    private static byte[] decoded(String encoding, String data) throws MalformedSignedRecordException {
        Optional<byte[]> value =
                switch (encoding) {
                    case "hex" -> BinaryText.ofHex(data);
                    case "base64" -> BinaryText.ofBase64(data);
                    default -> throw new MalformedSignedRecordException("SE is neither hex nor base64");
                };
        return value.filter(bytes -> bytes.length > 0)
                .orElseThrow(() -> new MalformedSignedRecordException("SD is not " + encoding));
    }

    /** Some meters write r ‖ s without saying so; it has its own length, and is no sequence that ends where it does. */
    private static SignatureEncoding encoding(byte[] value, EllipticCurve curve) {
        if (value.length != 2 * curve.coordinateLength()) {
            return SignatureEncoding.DER;
        }
        boolean sequence = value[0] == SEQUENCE && value[1] == value.length - 2 && value[2] == 2;
        return sequence ? SignatureEncoding.DER : SignatureEncoding.PLAIN;
    }

    private static SignatureHash hash(String name) throws MalformedSignedRecordException {
        return Arrays.stream(SignatureHash.values())
                .filter(hash -> hash.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MalformedSignedRecordException("SA names an unknown hash"));
    }
}
