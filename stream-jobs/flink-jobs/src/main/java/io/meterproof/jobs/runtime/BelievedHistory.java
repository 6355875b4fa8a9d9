package io.meterproof.jobs.runtime;

import java.util.List;
import java.util.stream.Stream;

/** The documents known about one subject. */
public record BelievedHistory(List<BelievedDocument> documents) {
    public static final BelievedHistory EMPTY = new BelievedHistory(List.of());

    public BelievedHistory {
        documents = List.copyOf(documents);
    }

    /** Those of one type. */
    public <T> Stream<T> of(Class<T> type) {
        return documents.stream()
                .map(BelievedDocument::document)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
