package io.meterproof.records.publish;

import io.meterproof.metering.document.SignedDocument;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last history of each subject of a topic. */
final class Histories {
    private final String topic;
    private final Map<String, List<SignedDocument>> bySubject = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();

    Histories(String topic) {
        this.topic = topic;
    }

    void load(String subject, List<SignedDocument> history) {
        unreadable.remove(subject);
        bySubject.put(subject, new ArrayList<>(history));
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
        List<SignedDocument> history = bySubject.computeIfAbsent(subject, each -> new ArrayList<>());
        Hash hash = document.hash();
        return history.stream().map(SignedDocument::hash).noneMatch(hash::equals) && history.add(document);
    }

    List<SignedDocument> of(String subject) {
        return bySubject.get(subject);
    }
}
