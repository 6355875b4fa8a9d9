package io.meterproof.jobs.runtime;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.Identified;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The documents known about one subject. */
public record BelievedHistory(List<BelievedDocument> documents) {
    public BelievedHistory {
        documents = List.copyOf(documents);
    }

    /** The hash of the last of them. */
    public Hash newest() {
        return documents.get(documents.size() - 1).hash();
    }

    /** Those of one type. */
    public <T> Stream<T> of(Class<T> type) {
        return documents.stream()
                .map(BelievedDocument::document)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** Those of one type, each by its hash. */
    public <T extends Document> List<Identified<T>> identified(Class<T> type) {
        List<Identified<T>> identified = new ArrayList<>();
        for (BelievedDocument document : documents) {
            if (type.isInstance(document.document())) {
                identified.add(new Identified<>(document.hash(), type.cast(document.document())));
            }
        }
        return identified;
    }
}
