package io.meterproof.metering.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The bytes that a persisted format has, kept as lines of hexadecimal. */
public final class Golden {
    private Golden() {}

    /** Reads golden bytes; where there are none, the message says what they would be now. */
    public static byte[] bytes(String name, byte[] now) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
            if (in == null) {
                throw new IOException("no golden bytes " + name + "; now they are "
                        + HexFormat.of().formatHex(now));
            }
            String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        }
    }
}
