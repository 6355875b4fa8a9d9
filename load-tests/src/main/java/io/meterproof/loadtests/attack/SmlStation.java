package io.meterproof.loadtests.attack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.SignedFormat;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Writes an SML file of EDL40 for each moment, also between begin and end. */
final class SmlStation implements Station {
    private static final String IMPORT = "0100011100ff";
    private static final String ABSENT = "01";
    private static final int WORD = 4;

    @Override
    public SignedFormat format() {
        return SignedFormat.SML_EDL40;
    }

    @Override
    public EllipticCurve curve() {
        return EllipticCurve.SECP192R1;
    }

    @Override
    public boolean statesBetween() {
        return true;
    }

    @Override
    public byte[] signed(Moment moment) {
        return Edl40.signed(moment, IMPORT);
    }

    /** The files as they are, or in letters. */
    @Override
    public byte[] piece(List<Statement> statements, Spelling spelling) {
        ByteArrayOutputStream files = new ByteArrayOutputStream();
        statements.forEach(statement -> files.writeBytes(file(statement, spelling)));
        return switch (spelling.oneOf(3)) {
            case 0 -> files.toByteArray();
            case 1 -> spelling.hex(files.toByteArray()).getBytes(US_ASCII);
            default -> spelling.base64(files.toByteArray()).getBytes(US_ASCII);
        };
    }

    private static byte[] file(Statement statement, Spelling spelling) {
        Moment moment = statement.moment();
        String count = number(moment.count(), spelling);
        String list = entry(
                        IMPORT,
                        number(Edl40.STATUS, spelling),
                        time(moment.time(), spelling),
                        "621e",
                        "5200",
                        "59" + hex(moment.wattHours(), 8))
                + entry("810060080001", ABSENT, ABSENT, ABSENT, ABSENT, "7262017262016" + count.substring(1))
                + entry("8180817101ff", ABSENT, ABSENT, ABSENT, ABSENT, count)
                + entry(
                        "8182815401ff",
                        ABSENT,
                        time(moment.identified(), spelling),
                        ABSENT,
                        ABSENT,
                        "06" + HexFormat.of().formatHex(Edl40.TOKEN));
        String response = "0b" + Edl40.SERVER + "07" + IMPORT + ABSENT + "74" + list + "8304"
                + HexFormat.of().formatHex(statement.plain(24)) + "0000" + ABSENT;
        String message = "76" + "05" + hex(spelling.oneOf(100), 4) + "6201" + "6200" + "72" + "6500000701" + "77"
                + ABSENT + response + "631234" + "00";
        byte[] messages = HexFormat.of().parseHex(message);
        int padding = (WORD - messages.length % WORD) % WORD;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(HexFormat.of().parseHex("1b1b1b1b01010101"));
        file.writeBytes(messages);
        file.writeBytes(new byte[padding]);
        file.writeBytes(HexFormat.of().parseHex("1b1b1b1b1a0" + padding + "0000"));
        return file.toByteArray();
    }

    private static String entry(String obis, String... parts) {
        return "77" + "07" + obis + String.join("", parts) + ABSENT;
    }

    /** Of four bytes, or of eight of which four are signed. */
    private static String number(long number, Spelling spelling) {
        return !spelling.isRare() ? "65" + hex(number, 4) : "69" + hex(number + (1L << 40), 8);
    }

    /** The local clock is signed, its offset from UTC is not. */
    private static String time(Instant time, Spelling spelling) {
        long local = Edl40.local(time);
        if (spelling.isRare()) {
            return "726202" + "65" + hex(local, 4);
        }
        long offset = (local - time.getEpochSecond()) / 60;
        return "726203" + "73" + "65" + hex(time.getEpochSecond(), 4) + "53" + hex(offset, 2) + "530000";
    }

    private static String hex(long number, int length) {
        return HexFormat.of().toHexDigits(number, 2 * length);
    }
}
