package io.meterproof.billing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** A file with 32 bytes in hexadecimal. */
final class MasterKeyFile {
    private static final int LENGTH = 32;

    private MasterKeyFile() {}

    /** @throws IllegalArgumentException if it is no such file */
    static byte[] read(Path file) {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != LENGTH) {
                throw new IllegalArgumentException("the master key has " + LENGTH + " bytes, not " + key.length);
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("the master key cannot be read: " + e, e);
        }
    }
}
