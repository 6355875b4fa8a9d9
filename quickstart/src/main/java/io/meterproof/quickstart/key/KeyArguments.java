package io.meterproof.quickstart.key;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.quickstart.keys.CertificateFile;
import io.meterproof.quickstart.keys.KeyFile;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads what names a key or a meter on the command line. */
public final class KeyArguments {
    private KeyArguments() {}

    public static KeyFile read(Path file) throws UnreadableFileException {
        try {
            return KeyFile.read(file);
        } catch (IOException e) {
            throw new UnreadableFileException("read", file, e);
        }
    }

    static VerificationKey readForeign(Path file) throws UnreadableFileException {
        try {
            return KeyFile.readForeign(file);
        } catch (IOException e) {
            throw new UnreadableFileException("read", file, e);
        }
    }

    static List<String> certificates(Path file) throws UnreadableFileException {
        try {
            return CertificateFile.read(file);
        } catch (IOException e) {
            throw new UnreadableFileException("read", file, e);
        }
    }

    /** @throws InvalidDocumentException if it is not 64 digits of lower-case hexadecimal */
    public static Hash identity(String field, String hex) {
        try {
            return Hash.parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new InvalidDocumentException(field, "is not 32 bytes in lower-case hexadecimal");
        }
    }
}
