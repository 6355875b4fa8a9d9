package io.meterproof.quickstart.key;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/** The key log, however it is reached. */
interface KeyLog {

    /**
     * Appends a document that settlement will believe.
     *
     * @return whether it was new
     * @throws InvalidDocumentException if settlement would refuse it
     * @throws io.meterproof.quickstart.part.StackException if the key log does not answer
     */
    boolean submit(SignedDocument signed) throws InterruptedException;

    /**
     * What became of the keys of a meter, or of all meters, in the JSON of {@code KeyHistoryJson}.
     *
     * @throws io.meterproof.quickstart.part.StackException if the key log does not answer
     */
    List<JsonNode> histories(Optional<Hash> meter) throws InterruptedException;
}
