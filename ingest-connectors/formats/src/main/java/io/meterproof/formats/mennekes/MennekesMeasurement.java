package io.meterproof.formats.mennekes;

import io.meterproof.formats.signed.BinaryText;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.sml.Edl40Signature;
import io.meterproof.formats.sml.SignedLayout;
import io.meterproof.formats.xml.XmlElement;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;

/** One signed measurement of a charging process. The register is always 1-0:1.17.0*255 in Wh. */
record MennekesMeasurement(XmlElement process, XmlElement measurement) {
    private static final String OBIS = "0100011100ff";
    private static final int WATT_HOUR = 30;

    OffsetDateTime time() throws MalformedSignedRecordException {
        return time(measurement.textOf("Timestamp"));
    }

    byte[] signature() throws MalformedSignedRecordException {
        return hex(measurement, "Signature");
    }

    /** The 320 bytes of EDL40, see {@link io.meterproof.formats.sml.Edl40Data}. */
    byte[] signed() throws MalformedSignedRecordException {
        return new SignedLayout()
                .exactly(hex(process, "ServerId"), 10)
                .number(localSeconds(time()), 4)
                .number(number("MeterStatus"), 1)
                .number(number("SecondIndex"), 4)
                .number(number("Pagination"), 4)
                .octets(HexFormat.of().parseHex(OBIS), 6)
                .number(WATT_HOUR, 1)
                .number(number("Scaler"), 1)
                .number(number("Value"), 8)
                .octets(logIndex(), Edl40Signature.LOG_INDEX_LENGTH)
                .octets(hex(process, "CustomerIdent"), 128)
                .number(localSeconds(identified()), 4)
                .bytes();
    }

    private OffsetDateTime identified() throws MalformedSignedRecordException {
        String name = "TimestampCustomerIdent";
        boolean own = measurement.child(name).isPresent();
        return time((own ? measurement : process).textOf(name));
    }

    /** After the signature, or else the event counter, its high byte first. */
    private byte[] logIndex() throws MalformedSignedRecordException {
        byte[] signature = signature();
        if (signature.length > 48) {
            return Arrays.copyOfRange(signature, signature.length - Edl40Signature.LOG_INDEX_LENGTH, signature.length);
        }
        long counter = number("EventCounter");
        return new byte[] {(byte) (counter >> Byte.SIZE), (byte) counter};
    }

    private long number(String name) throws MalformedSignedRecordException {
        try {
            return Long.parseLong(measurement.textOf(name));
        } catch (NumberFormatException e) {
            throw new MalformedSignedRecordException(name + " is not a whole number", e);
        }
    }

    private static long localSeconds(OffsetDateTime time) {
        return time.toEpochSecond() + time.getOffset().getTotalSeconds();
    }

    private static OffsetDateTime time(String text) throws MalformedSignedRecordException {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedSignedRecordException("not a time with its offset", e);
        }
    }

    private static byte[] hex(XmlElement element, String name) throws MalformedSignedRecordException {
        return BinaryText.ofHex(element.textOf(name))
                .orElseThrow(() -> new MalformedSignedRecordException(name + " is not hexadecimal"));
    }
}
