package io.meterproof.formats.sml;

import io.meterproof.formats.signed.BinaryText;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.RecordLimits;
import io.meterproof.formats.signed.RecordParser;
import io.meterproof.formats.signed.RecordSignature;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import io.meterproof.formats.xml.XmlElement;
import io.meterproof.formats.xml.XmlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code <signedMeterValue>}: the signed bytes themselves in base64, with their key and signature. An element around it may
 * have the two of a {@link EdlMoments transaction}.
 */
public final class SmlXmlParser implements RecordParser {

    @Override
    public List<SignedRecord> parse(byte[] bytes) throws MalformedSignedRecordException {
        List<XmlElement> values =
                XmlReader.read(bytes).named("signedMeterValue").toList();
        if (values.isEmpty() || values.size() > RecordLimits.MAX_RECORDS) {
            throw new MalformedSignedRecordException(values.size() + " signedMeterValues");
        }
        List<SignedRecord> records = new ArrayList<>();
        for (XmlElement value : values) {
            records.add(record(value, EdlMoments.phase(records.size(), values.size())));
        }
        return EdlMoments.ofOne(records);
    }

    private static SignedRecord record(XmlElement root, TransactionPhase phase) throws MalformedSignedRecordException {
        if (!root.textOf("encodingMethod").equals("EDL")) {
            throw new MalformedSignedRecordException("not a signedMeterValue of EDL");
        }
        RecordSignature signature = Edl40Signature.of(base64(root, "meterValueSignature"));
        if (signature.curve() != curve(root.textOf("signatureMethod"))) {
            throw new MalformedSignedRecordException("the signature is not as long as its method says");
        }
        return Edl40Data.of(base64(root, "encodedMeterValue"))
                .record(
                        SignedFormat.SML_XML,
                        signature,
                        Optional.of(base64(root, "publicKey")),
                        phase,
                        Optional.empty());
    }

    private static EllipticCurve curve(String method) throws MalformedSignedRecordException {
        return switch (method) {
            case "ECDSA192SHA256" -> EllipticCurve.SECP192R1;
            case "ECDSA256SHA256" -> EllipticCurve.SECP256R1;
            default -> throw new MalformedSignedRecordException("an unknown signature method");
        };
    }

    private static byte[] base64(XmlElement root, String name) throws MalformedSignedRecordException {
        return BinaryText.ofBase64(root.textOf(name))
                .orElseThrow(() -> new MalformedSignedRecordException(name + " is not base64"));
    }
}
