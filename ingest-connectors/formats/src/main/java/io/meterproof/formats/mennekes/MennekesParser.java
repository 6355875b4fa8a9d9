package io.meterproof.formats.mennekes;

import io.meterproof.formats.signed.BinaryText;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.RecordLimits;
import io.meterproof.formats.signed.RecordParser;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import io.meterproof.formats.sml.Edl40Data;
import io.meterproof.formats.sml.Edl40Signature;
import io.meterproof.formats.xml.XmlElement;
import io.meterproof.formats.xml.XmlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@code <ChargingProcess>}, or those of a {@code <Billing>}: one record for each begin and each end. */
public final class MennekesParser implements RecordParser {

    @Override
    public List<SignedRecord> parse(byte[] bytes) throws MalformedSignedRecordException {
        List<XmlElement> processes =
                XmlReader.read(bytes).named("ChargingProcess").toList();
        List<SignedRecord> records = new ArrayList<>();
        for (XmlElement process : processes) {
            addRecord(process, "MeasurementStart", TransactionPhase.BEGIN, records);
            addRecord(process, "MeasurementEnd", TransactionPhase.END, records);
        }
        if (records.isEmpty() || records.size() > RecordLimits.MAX_RECORDS) {
            throw new MalformedSignedRecordException(records.size() + " signed measurements");
        }
        return records;
    }

    private static void addRecord(XmlElement process, String name, TransactionPhase phase, List<SignedRecord> records)
            throws MalformedSignedRecordException {
        Optional<XmlElement> found = process.child(name);
        if (found.isPresent()) {
            MennekesMeasurement measurement = new MennekesMeasurement(process, found.get());
            records.add(Edl40Data.of(measurement.signed())
                    .record(
                            SignedFormat.MENNEKES_EDL,
                            Edl40Signature.of(measurement.signature()),
                            BinaryText.ofHex(process.textOf("PublicKey")),
                            phase,
                            Optional.of(measurement.time().getOffset())));
        }
    }
}
