package io.meterproof.quickstart.scenario;

import io.meterproof.metering.document.SignedDocument;
import java.util.List;

/**
 * A part of a scenario: documents that come into force, then what arrives under them.
 *
 * @param name for the eye
 * @param lines in the order of their arrival
 */
public record Stage(String name, List<SignedDocument> documents, List<BlockLine> lines) {
    public Stage {
        documents = List.copyOf(documents);
        lines = List.copyOf(lines);
    }
}
