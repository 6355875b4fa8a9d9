package io.meterproof.quickstart.scenario.meter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.SignedFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Writes sessions as PCDF records on a clock of UTC, each from a register of zero. */
public record PcdfRecords(FieldMeter meter) implements FieldRecords {
    public static final EllipticCurve CURVE = EllipticCurve.SECP256R1;
    /** The maker that is told of a record whose format names none. */
    public static final String MAKER = SignedFormat.PCDF.label();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuMMddHHmmss", Locale.ROOT);

    @Override
    public SignedFormat format() {
        return SignedFormat.PCDF;
    }

    @Override
    public byte[] write(FieldSession session) {
        long used = session.closing() - session.opening();
        Duration lasted = Duration.between(session.begin(), session.end());
        String signed = "128.8.0(ST:" + time(session.begin()) + ")(CT:" + time(session.end()) + ")(CD:"
                + String.format("%02d%02d%02d", lasted.toHours(), lasted.toMinutesPart(), lasted.toSecondsPart())
                + ")(TV:1)(BV:1)(CSC:" + session.number() + ")(SP:1)(RV:"
                + String.format("%04d.%03d", used / 1000, used % 1000) + "*kWh)(SI:"
                + session.transaction().token() + "*1*" + session.transaction().transaction()
                + ")(CS:00000000)(HW:" + meter.serial() + ")(DT:0)(PK:"
                + HexFormat.of().formatHex(meter.publicKeyInfo()) + ")";
        return (signed + "(SG:" + meter.sign(signed.getBytes(UTF_8)) + ")").getBytes(UTF_8);
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
