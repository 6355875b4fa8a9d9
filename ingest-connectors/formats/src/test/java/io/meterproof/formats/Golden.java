package io.meterproof.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** Bytes that were written once and must be read and written forever; computed by a second implementation. */
public final class Golden {
    private Golden() {}

    public static byte[] hex(String name) {
        return HexFormat.of().parseHex(text(name + ".hex").strip());
    }

    public static String text(String name) {
        try (InputStream golden = Golden.class.getResourceAsStream("/golden/" + name)) {
            return new String(golden.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
