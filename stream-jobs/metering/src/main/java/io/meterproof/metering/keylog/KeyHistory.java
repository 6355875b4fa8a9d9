package io.meterproof.metering.keylog;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.KeyEvent;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.tlog.Hash;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One meter's accepted key events.
 *
 * @param entries in the order of the key log
 * @param keys what follows from them
 */
public record KeyHistory(List<KeyLogEntry> entries, MeterKeys keys) {
    public static final KeyHistory NONE = new KeyHistory(List.of(), MeterKeys.NONE);

    public KeyHistory {
        entries = List.copyOf(entries);
    }

    /**
     * The history with one more document, judged as the settlement job judges it.
     *
     * @param position in the key log, from 0
     * @throws InvalidDocumentException with the field and the reason
     */
    public KeyHistory with(SignedDocument signed, long position, DocumentVerifier verifier, TrustedKeys trusted) {
        Document document = verifier.verify(signed, trusted);
        if (document instanceof KeyEvent event) {
            return with(new KeyLogEntry(position, signed.hash(), event));
        }
        throw new InvalidDocumentException("type", "is not about a meter's key");
    }

    /**
     * The history with one more event, whose signatures are believed.
     *
     * @throws InvalidDocumentException when the event does not go on from this history
     */
    public KeyHistory with(KeyLogEntry entry) {
        MeterKeys next = keys.with(entry.event(), entry.position());
        return new KeyHistory(Stream.concat(entries.stream(), Stream.of(entry)).toList(), next);
    }

    /** Whether a document is in it. */
    public boolean holds(Hash document) {
        return entries.stream().map(KeyLogEntry::document).anyMatch(document::equals);
    }

    /** The life of each key, in the order in which they came up. */
    public List<KeyLife> lives() {
        Set<Hash> identities = new LinkedHashSet<>();
        entries.forEach(entry -> identities.add(entry.event().key()));
        return identities.stream().map(this::life).toList();
    }

    private KeyLife life(Hash key) {
        return new KeyLife(
                key,
                keys.revocationOf(key),
                keys.compromiseOf(key),
                entries.stream()
                        .filter(entry -> entry.event().key().equals(key))
                        .toList());
    }
}
