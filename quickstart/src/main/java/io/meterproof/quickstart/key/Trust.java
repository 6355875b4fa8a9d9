package io.meterproof.quickstart.key;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.part.StackDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose signatures are believed. */
final class Trust {
    @Mixin
    private DataDirectory data;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Whose signatures to believe (default: trust.json of the stack).")
    private @Nullable Path file;

    Path dataDirectory() {
        return data.path();
    }

    TrustedKeys keys() throws UnreadableFileException {
        Path path = file != null ? file : new StackDirectory(data.path()).trust();
        try {
            return TrustFileCodec.decode(Files.readString(path)).keys();
        } catch (IOException | InvalidDocumentException e) {
            throw new UnreadableFileException("read", path, e);
        }
    }
}
