package io.meterproof.quickstart.key;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.StackState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which stack is meant, and whose signatures are believed. */
public final class Trust {
    @Mixin
    private DataDirectory data;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Whose signatures to believe (default: trust.json of the stack).")
    private @Nullable Path file;

    public TrustedKeys keys() throws UnreadableFileException {
        return trustFile().keys();
    }

    public TrustFile trustFile() throws UnreadableFileException {
        Path path = file != null ? file : new StackDirectory(data.path()).trust();
        try {
            return TrustFileCodec.decode(Files.readString(path));
        } catch (IOException | InvalidDocumentException e) {
            throw new UnreadableFileException("read", path, e);
        }
    }

    /**
     * The stack of the data directory.
     *
     * @param instead what else to do, for the message
     * @throws StackException if it does not run
     */
    public Endpoints runningStack(String instead) throws UnreadableFileException {
        try {
            return LocalStack.running(data.path())
                    .map(StackState::endpoints)
                    .orElseThrow(() ->
                            new StackException("Nothing is running: start it with meterproof up, or " + instead + "."));
        } catch (IOException e) {
            throw new UnreadableFileException("read", data.path(), e);
        }
    }
}
