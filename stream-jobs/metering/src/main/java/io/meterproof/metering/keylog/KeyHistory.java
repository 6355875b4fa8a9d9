package io.meterproof.metering.keylog;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.KeyEvent;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One meter's accepted events of the key log.
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
        if (document instanceof RegistryEvent event) {
            return with(new KeyLogEntry(position, signed.hash(), event));
        }
        throw new InvalidDocumentException("type", "does not belong in the key log");
    }

    /**
     * The history with one more event, whose signatures are believed.
     *
     * @throws InvalidDocumentException when the event does not go on from this history
     */
    public KeyHistory with(KeyLogEntry entry) {
        if (entry.event() instanceof LogResharding resharding) {
            LogGenerations.of(this).checkNext(resharding);
        }
        MeterKeys next = entry.event() instanceof KeyEvent event ? keys.with(event, entry.position()) : keys;
        return new KeyHistory(Stream.concat(entries.stream(), Stream.of(entry)).toList(), next);
    }

    /** The smallest key log that holds this history; 0 without events. */
    public long size() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).position() + 1;
    }

    /** Whether a document is in it. */
    public boolean holds(Hash document) {
        return entries.stream().map(KeyLogEntry::document).anyMatch(document::equals);
    }

    /** The life of each key, in the order in which they came up. */
    public List<KeyLife> lives() {
        Map<Hash, List<KeyLogEntry>> byKey = new LinkedHashMap<>();
        for (KeyLogEntry entry : entries) {
            if (entry.event() instanceof KeyEvent event) {
                byKey.computeIfAbsent(event.key(), unseen -> new ArrayList<>()).add(entry);
            }
        }
        return byKey.entrySet().stream()
                .map(each -> life(each.getKey(), each.getValue()))
                .toList();
    }

    /** Resolutions and leniencies, in the order of the key log. */
    public List<KeyLogEntry> aboutNoKey() {
        return entries.stream()
                .filter(entry -> !(entry.event() instanceof KeyEvent))
                .toList();
    }

    private KeyLife life(Hash key, List<KeyLogEntry> events) {
        return new KeyLife(key, keys.revocationOf(key), keys.compromiseOf(key), events);
    }
}
