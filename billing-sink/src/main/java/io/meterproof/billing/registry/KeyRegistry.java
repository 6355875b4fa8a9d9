package io.meterproof.billing.registry;

import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.keylog.KeyHistory;
import io.meterproof.metering.keylog.KeyLogEntry;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Meters' keys from the archive, and the way of new events into the key log. */
public final class KeyRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRegistry.class);
    private static final List<String> TYPES = List.of(
            "meter-enrolment",
            "key-revocation",
            "key-compromise",
            "conflict-resolution",
            "leniency",
            "source-release",
            "log-resharding");
    private static final long WAIT_MILLIS = 3_000;

    private final ArchiveReader reader;
    private final KeyLogTopic topic;
    private final ArchivedKeyLog archived;
    private final Path trustFile;
    private final DocumentVerifier verifier;
    private final Lock appending = new ReentrantLock();

    public KeyRegistry(ArchiveReader reader, KeyLogTopic topic, Path trustFile, DocumentVerifier verifier) {
        this.reader = reader;
        this.topic = topic;
        this.trustFile = trustFile;
        this.verifier = verifier;
        archived = new ArchivedKeyLog(reader);
    }

    /** The events of a meter that settlement believes. */
    public KeyHistory history(Hash meter) {
        KeyHistory history = KeyHistory.NONE;
        for (DocumentRow row : rows(meter)) {
            history = next(history, row);
        }
        return history;
    }

    private List<DocumentRow> rows(Hash meter) {
        return TYPES.stream()
                .flatMap(type -> reader.documents(type, meter.hex()).stream())
                .sorted(Comparator.comparingLong(DocumentRow::position))
                .toList();
    }

    private static KeyHistory next(KeyHistory before, DocumentRow row) {
        try {
            RegistryEvent event =
                    (RegistryEvent) DocumentCodec.decode(row.document().json());
            return before.with(new KeyLogEntry(row.position(), row.document().hash(), event));
        } catch (InvalidDocumentException e) {
            LOG.debug("settlement refuses the key event at {}: {}", row.position(), e.getMessage());
            return before;
        }
    }

    /**
     * Appends a document that settlement will believe, unless it is there.
     *
     * @return whether it was new
     * @throws InvalidDocumentException if settlement would refuse it, with the field and the reason
     * @throws KeyLogUnavailableException if it cannot be judged or appended now
     */
    public boolean submit(SignedDocument signed) throws InterruptedException {
        verifier.verify(signed, trusted());
        if (!appending.tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new KeyLogUnavailableException("others append to the key log");
        }
        try {
            return append(signed);
        } finally {
            appending.unlock();
        }
    }

    private boolean append(SignedDocument signed) throws InterruptedException {
        archived.await(topic.size(), WAIT_MILLIS);
        KeyHistory known =
                history(Hash.parseHex(DocumentCodec.decode(signed.json()).subject()));
        if (known.holds(signed.hash())) {
            return false;
        }
        known.with(signed, known.size(), verifier, trusted());
        topic.append(signed);
        return true;
    }

    private TrustedKeys trusted() {
        try {
            return TrustFileCodec.decode(Files.readString(trustFile)).keys();
        } catch (IOException | InvalidDocumentException e) {
            throw new KeyLogUnavailableException("the trust file cannot be read: " + e.getMessage(), e);
        }
    }
}
