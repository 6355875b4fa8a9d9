package io.meterproof.quickstart.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.KeyEvent;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.SignedDocumentJson;
import io.meterproof.metering.document.SourceRelease;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A document on its way from hand to hand, with the signatures so far. */
public record Proposal(SignedDocument signed, Document document) {

    /** A document that nobody has signed yet. */
    public static Proposal of(Document document) {
        return new Proposal(new SignedDocument(DocumentCodec.encode(document), List.of()), document);
    }

    /**
     * An event of the key log.
     *
     * @throws InvalidDocumentException if the file is none, with the field and the reason
     */
    static Proposal read(Path file) throws UnreadableFileException {
        Proposal proposal = readAny(file);
        if (proposal.document instanceof RegistryEvent) {
            return proposal;
        }
        throw new InvalidDocumentException("type", "does not belong in the key log");
    }

    /** @throws InvalidDocumentException if the file is no document, with the field and the reason */
    public static Proposal readAny(Path file) throws UnreadableFileException {
        SignedDocument signed = SignedDocumentJson.read(text(file));
        return new Proposal(signed, DocumentCodec.decode(signed.json()));
    }

    private static String text(Path file) throws UnreadableFileException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(SignedDocumentJson.MAX_BYTES + 1);
            if (bytes.length > SignedDocumentJson.MAX_BYTES) {
                throw new InvalidDocumentException(
                        "document", "has more than " + SignedDocumentJson.MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IOException e) {
            throw new UnreadableFileException("read", file, e);
        }
    }

    /** The key that it is about. */
    Optional<Hash> key() {
        return document instanceof KeyEvent about ? Optional.of(about.key()) : Optional.empty();
    }

    public Proposal with(DocumentSignature signature) {
        return new Proposal(
                new SignedDocument(
                        signed.json(),
                        Stream.concat(signed.signatures().stream(), Stream.of(signature))
                                .toList()),
                document);
    }

    /** What it is about, by the name that its documents give that: a meter, or something else. */
    ObjectNode json() {
        boolean ofMeter = document instanceof MeterEvent
                || document instanceof RegistryEvent
                        && !(document instanceof SourceRelease)
                        && !(document instanceof LogResharding);
        ObjectNode json = CanonicalJson.newObject()
                .put("hash", signed.hash().hex())
                .put(ofMeter ? "meter" : "subject", document.subject());
        key().ifPresent(key -> json.put("key", key.hex()));
        return json;
    }

    /** Writes a file that is not there yet: nobody's signatures are lost. */
    public void create(Path file) throws UnreadableFileException {
        try {
            Files.writeString(file, text(), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UnreadableFileException("create", file, e);
        }
    }

    /** Takes the place of a file, whole. */
    public void replace(Path file) throws UnreadableFileException {
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
