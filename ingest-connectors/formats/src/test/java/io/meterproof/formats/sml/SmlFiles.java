package io.meterproof.formats.sml;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** SML files of our own, written byte by byte. */
public final class SmlFiles {
    private static final String ABSENT = "01";
    private static final String SERVER = "0b01020304050607080910";

    private SmlFiles() {}

    /** A meter with 350.0 Wh, scaler -1, contract 04ab. */
    public static byte[] edl40() {
        String local = "726203736569f4a18053003c53003c";
        return file(SERVER
                + "070100011100ff"
                + ABSENT
                + "74"
                + entry("0100011100ff", "6500000188", local, "621e", "52ff", "590000000000000dac", ABSENT)
                + entry("810060080001", ABSENT, ABSENT, ABSENT, ABSENT, "7262017262016500000102", ABSENT)
                + entry("8180817101ff", ABSENT, ABSENT, ABSENT, ABSENT, "6500000021", ABSENT)
                + entry("8182815401ff", ABSENT, local, ABSENT, ABSENT, "0304ab", ABSENT)
                + "8304" + "11".repeat(48) + "0600"
                + ABSENT);
    }

    /** A meter whose register stood at 100.0 Wh and stands at 350.0 Wh. */
    public static byte[] isaEdl40(String listName) {
        String begin = "7262026569f48560";
        String actual = "7262026569f49370";
        return file(SERVER
                + "07" + listName
                + ABSENT
                + "75"
                + entry("8182815401ff", ABSENT, begin, ABSENT, ABSENT, "0304ab", ABSENT)
                + entry("010001080080", "690000040000000018", begin, "621e", "52ff", "5900000000000003e8", ABSENT)
                + entry("8180c7f040ff", ABSENT, ABSENT, ABSENT, ABSENT, "6500000018", ABSENT)
                + entry("8180816101ff", ABSENT, ABSENT, ABSENT, ABSENT, "8106" + "22".repeat(20), ABSENT)
                + entry(
                        "0100010800ff",
                        "690000040000000018",
                        actual,
                        "621e",
                        "52ff",
                        "590000000000000dac",
                        "8404" + "33".repeat(66))
                + "8404" + "11".repeat(64) + "00a4"
                + ABSENT);
    }

    private static String entry(String obis, String... parts) {
        return "7707" + obis + String.join("", parts);
    }

    private static byte[] file(String response) {
        String message = "76" + "050000000a" + "6201" + "6200" + "72" + "6500000701" + "77" + ABSENT + response
                + "631234" + "00";
        byte[] messages = HexFormat.of().parseHex(message);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(HexFormat.of().parseHex("1b1b1b1b01010101"));
        file.writeBytes(messages);
        int padding = (4 - messages.length % 4) % 4;
        file.writeBytes(new byte[padding]);
        file.writeBytes(HexFormat.of().parseHex("1b1b1b1b1a0" + padding + "0000"));
        return file.toByteArray();
    }
}
