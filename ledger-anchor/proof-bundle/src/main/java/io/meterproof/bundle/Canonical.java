package io.meterproof.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;

/** RFC 8785 canonical JSON. */
final class Canonical {
    private Canonical() {}

    static byte[] bytes(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON", e);
        }
    }

    static String text(String json) {
        return new String(bytes(json), StandardCharsets.UTF_8);
    }
}
