package io.meterproof.bundle;

import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Which of the known keys signed something in a bundle or a proof. */
final class NeededKeys {
    private NeededKeys() {}

    static List<SignerKey> of(Collection<SignerKey> known, List<SignedDocument> documents, LogProof log) {
        return known.stream()
                .filter(key -> signedDocument(key, documents) || signedNote(key, log))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean signedDocument(SignerKey key, List<SignedDocument> documents) {
        return documents.stream()
                .flatMap(document -> document.signatures().stream())
                .anyMatch(signature -> isBy(key, signature));
    }

    private static boolean isBy(SignerKey key, DocumentSignature signature) {
        return signature.role() == key.role() && signature.key().equals(key.id());
    }

    private static boolean signedNote(SignerKey key, LogProof log) {
        return Stream.concat(
                        Stream.of(log.epochCheckpoint()), log.shards().stream().map(LogProof.ShardProof::note))
                .map(SignedNote::parse)
                .anyMatch(note -> isBy(key, note));
    }

    private static boolean isBy(SignerKey key, SignedNote note) {
        byte[] raw = HexFormat.of().parseHex(key.publicKey());
        String origin = Checkpoint.parse(note.text()).origin();
        return switch (key.role()) {
            case LOG -> note.isSignedBy(new NoteKey(origin, raw));
            case WITNESS ->
                note.signatures().stream()
                        .anyMatch(line ->
                                new NoteKey(line.name(), NoteAlgorithm.ED25519_COSIGNATURE, raw).id() == line.keyId());
            default -> false;
        };
    }
}
