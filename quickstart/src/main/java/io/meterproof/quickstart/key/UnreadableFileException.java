package io.meterproof.quickstart.key;

import io.meterproof.quickstart.console.FileTrouble;
import java.nio.file.Path;

/** A file that was named cannot be read or written. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(String verb, Path file, Exception cause) {
        super("Cannot " + verb + " " + file + ": " + FileTrouble.reason(cause), cause);
    }
}
