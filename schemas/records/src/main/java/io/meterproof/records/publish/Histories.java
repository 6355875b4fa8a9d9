package io.meterproof.records.publish;

import io.meterproof.metering.document.SignedDocument;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The history of each subject of a topic: every document that counts, once, in the order in which they came up. */
final class Histories {
    private final String topic;
    private final Map<String, Map<Hash, SignedDocument>> bySubject = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Set<String> spoilt = new HashSet<>();

    Histories(String topic) {
        this.topic = topic;
    }

    /**
     * Takes in a subject's next value on the topic.
     *
     * @param counting those of its documents that count
     * @param whole whether these are all
     */
    void load(String subject, List<SignedDocument> counting, boolean whole) {
        Map<Hash, SignedDocument> history = history(subject);
        unreadable.remove(subject);
        counting.forEach(signed -> history.putIfAbsent(signed.hash(), signed));
        List<Hash> said = counting.stream().map(SignedDocument::hash).toList();
        if (whole && said.equals(List.copyOf(history.keySet()))) {
            spoilt.remove(subject);
        } else {
            spoilt.add(subject);
        }
    }

    /** A tombstone: the subject begins anew. */
    void forget(String subject) {
        bySubject.remove(subject);
        unreadable.remove(subject);
        spoilt.remove(subject);
    }

    void unreadable(String subject) {
        unreadable.add(subject);
    }

    /**
     * Adds a document at the end, unless it is there already.
     *
     * @throws IllegalStateException if the subject's last history is unreadable: extending another would lose it
     */
    boolean extend(String subject, SignedDocument document) {
        if (unreadable.contains(subject)) {
            throw new IllegalStateException(
                    topic + " holds an unreadable history of " + subject + ", which is not overwritten");
        }
        return history(subject).putIfAbsent(document.hash(), document) == null;
    }

    /** Whether the subject's last value on the topic lacks documents that count, holds others, or has them in another order. */
    boolean isSpoilt(String subject) {
        return spoilt.contains(subject);
    }

    List<SignedDocument> of(String subject) {
        return List.copyOf(history(subject).values());
    }

    private Map<Hash, SignedDocument> history(String subject) {
        return bySubject.computeIfAbsent(subject, each -> new LinkedHashMap<>());
    }
}
