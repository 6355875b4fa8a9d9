package io.meterproof.quickstart.scenario.meter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.SignedFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes sessions as OCMF 1.4 records (SAFE, "Open Charge Metering Format"), both registers in one. */
public record OcmfRecords(FieldMeter meter, ZoneId zone) implements FieldRecords {
    public static final EllipticCurve CURVE = EllipticCurve.SECP256K1;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss,SSSxx 'S'", Locale.ROOT);

    @Override
    public SignedFormat format() {
        return SignedFormat.OCMF;
    }

    @Override
    public byte[] write(FieldSession session) {
        String payload = "{\"FV\":\"1.4\",\"GI\":\"Simulated station\",\"PG\":\"T" + session.number()
                + "\",\"MV\":\"" + meter.maker() + "\",\"MS\":\"" + meter.serial()
                + "\",\"IS\":true,\"IL\":\"VERIFIED\",\"IF\":[\"RFID_PLAIN\"],\"IT\":\"ISO14443\",\"ID\":\""
                + session.transaction().token() + "\",\"RD\":["
                + reading(session.begin(), "B", session.opening()) + ","
                + reading(session.end(), "E", session.closing()) + "]}";
        String signature = meter.sign(payload.getBytes(UTF_8));
        return ("OCMF|" + payload + "|{\"SA\":\"ECDSA-" + CURVE + "-SHA256\",\"SD\":\"" + signature + "\"}")
                .getBytes(UTF_8);
    }

    private String reading(Instant time, String phase, long wattHours) {
        return "{\"TM\":\"" + TIME.format(time.atZone(zone)) + "\",\"TX\":\"" + phase + "\",\"RV\":"
                + BigDecimal.valueOf(wattHours, 3)
                + ",\"RI\":\"01-00:01.08.00*FF\",\"RU\":\"kWh\",\"EF\":\"\",\"ST\":\"G\"}";
    }
}
