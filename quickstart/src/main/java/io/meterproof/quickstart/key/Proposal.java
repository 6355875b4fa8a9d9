package io.meterproof.quickstart.key;

import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.KeyEvent;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.SignedDocumentJson;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An event of the key log on its way from hand to hand: the document with the signatures so far. */
record Proposal(SignedDocument signed, RegistryEvent event) {

    /** A document that nobody has signed yet. */
    static Proposal of(RegistryEvent event) {
        return new Proposal(new SignedDocument(DocumentCodec.encode(event), List.of()), event);
    }

    /** @throws InvalidDocumentException if the file is none, with the field and the reason */
    static Proposal read(Path file) throws UnreadableFileException {
        SignedDocument signed = SignedDocumentJson.read(text(file));
        if (DocumentCodec.decode(signed.json()) instanceof RegistryEvent event) {
            return new Proposal(signed, event);
        }
        throw new InvalidDocumentException("type", "does not belong in the key log");
    }

    private static String text(Path file) throws UnreadableFileException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(SignedDocumentJson.MAX_BYTES + 1);
            if (bytes.length > SignedDocumentJson.MAX_BYTES) {
                throw new InvalidDocumentException(
                        "document", "has more than " + SignedDocumentJson.MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UnreadableFileException("read", file, e);
        }
    }

    /** The key that it is about. */
    Optional<Hash> key() {
        return event instanceof KeyEvent about ? Optional.of(about.key()) : Optional.empty();
    }

    Proposal with(DocumentSignature signature) {
        return new Proposal(
                new SignedDocument(
                        signed.json(),
                        Stream.concat(signed.signatures().stream(), Stream.of(signature))
                                .toList()),
                event);
    }

    /** Writes a file that is not there yet: nobody's signatures are lost. */
    void create(Path file) throws UnreadableFileException {
        try {
            Files.writeString(file, text(), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UnreadableFileException("create", file, e);
        }
    }

    /** Takes the place of a file, whole. */
    void replace(Path file) throws UnreadableFileException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(next, text());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UnreadableFileException("write", file, e);
        }
    }

    private String text() {
        return SignedDocumentJson.write(signed).toPrettyString() + "\n";
    }
}
