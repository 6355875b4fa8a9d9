package io.meterproof.formats.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.sml.SmlFiles;
import java.util.Base64;

/** A record of our own of each format; the signatures have the right form and prove nothing. */
public final class Samples {
    private static final String SIGNATURE_192 = "0102030405060708090a0b0c0d0e0f101112131415161718".repeat(2);

    private Samples() {}

    public static byte[] of(SignedFormat format) {
        return switch (format) {
            case OCMF -> text(OCMF);
            case PCDF -> text(PCDF);
            case ALFEN -> text(ALFEN);
            case SML_EDL40 -> SmlFiles.edl40();
            case ISA_EDL40 -> SmlFiles.isaEdl40("8180816202ff");
            case SML_XML -> text(smlXml());
            case MENNEKES_EDL -> text(MENNEKES);
        };
    }

    public static final String OCMF =
            "OCMF|{\"FV\":\"1.0\",\"GS\":\"G-1\",\"PG\":\"T7\",\"MS\":\"M-1\",\"IS\":true,\"IL\":\"VERIFIED\","
                    + "\"IT\":\"ISO14443\",\"ID\":\"04AB\",\"RD\":[{\"TM\":\"2026-05-01T12:00:00,000+0200 S\",\"TX\":\"B\","
                    + "\"RV\":10.25,\"RI\":\"1-b:1.8.0\",\"RU\":\"kWh\",\"EF\":\"\",\"ST\":\"G\"},"
                    + "{\"TM\":\"2026-05-01T13:00:00,000+0200 S\",\"TX\":\"E\",\"RV\":12.5}]}|{\"SD\":\"3006020101020101\"}";

    public static final String PCDF = "128.8.0(ST:260501120000)(CT:260501130000)(CD:010000)(TV:1)(BV:1)(CSC:7)(SP:1)"
            + "(RV:0003.500*kWh)(SI:04AB*1*tx-1)(CS:00000000)(HW:12345678901)(DT:0)(PK:04)(SG:3006020101020101)";

    /** The data set is "meter" bytes counted up, the OBIS code 1-0:1.8.0*255, Wh, no scaler, 3500. */
    public static final String ALFEN = "AP;1;3;AIAQ====;"
            + "AAAQEAYEAUDAOCAJAAAAAAAAAAAACAQDAQCQMBYIBEAAAAAAAEAAAAGQUL2GSAIAAEEAB7Y6ACWA2AAAAAAAAABQGRAUEAAAAAAAAAAAAAAAAAAAAAAAAAAKAAAAADAAAAAA===="
            + ";AEBAGBAF====;";

    static String smlXml() {
        byte[] signed = new byte[320];
        signed[29] = 30;
        return "<signedMeterValue><publicKey encoding=\"base64\">AQI=</publicKey><meterValueSignature encoding=\"base64\">"
                + Base64.getEncoder().encodeToString(new byte[50])
                + "</meterValueSignature><signatureMethod>ECDSA192SHA256</signatureMethod><encodingMethod>EDL</encodingMethod>"
                + "<encodedMeterValue encoding=\"base64\">"
                + Base64.getEncoder().encodeToString(signed)
                + "</encodedMeterValue></signedMeterValue>";
    }

    public static final String MENNEKES =
            "<ChargingProcess><ServerId>01020304050607080910</ServerId><PublicKey>0102</PublicKey>"
                    + "<CustomerIdent>04AB</CustomerIdent><TimestampCustomerIdent>2026-05-01T11:59:00+02:00</TimestampCustomerIdent>"
                    + measurement("MeasurementStart", "2026-05-01T12:00:00+02:00", 100)
                    + measurement("MeasurementEnd", "2026-05-01T13:00:00+02:00", 135)
                    + "</ChargingProcess>";

    private static String measurement(String name, String time, int value) {
        return "<" + name + "><Timestamp>" + time + "</Timestamp><Signature>" + SIGNATURE_192
                + "</Signature><EventCounter>258</EventCounter><MeterStatus>136</MeterStatus><Value>" + value
                + "</Value><Scaler>-1</Scaler><Pagination>5</Pagination><SecondIndex>6</SecondIndex></" + name + ">";
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }
}
