package io.meterproof.quickstart.fsck;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.Erasure;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The leaves that nobody can open any more, as two operators said and the log took down. */
final class Erasures {
    private final Map<Hash, Erasure> signed = new HashMap<>();
    private final Set<Hash> leaves = new HashSet<>();
    private final Set<PrivacyKeyHolder> accounts = new HashSet<>();

    private Erasures() {}

    /** Those whose own leaf is in the log; the others are not accepted, or not yet. */
    static Erasures read(LogTopics topics, SchemaRegistry registry, TrustedKeys trusted) {
        Erasures erasures = new Erasures();
        erasures.readSigned(topics, registry, trusted);
        if (!erasures.signed.isEmpty()) {
            erasures.readAccepted(topics);
        }
        return erasures;
    }

    private void readSigned(LogTopics topics, SchemaRegistry registry, TrustedKeys trusted) {
        AvroWire<SignedRecord> wire = new AvroWire<>(Topics.ERASURES, SignedRecord.class, registry);
        DocumentVerifier verifier = new DocumentVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
        try (RecordStream records = topics.open(Topics.ERASURES, 0)) {
            for (Optional<LogRecord> next = records.next(); next.isPresent(); next = records.next()) {
                try {
                    SignedDocument document =
                            SignedDocuments.toPure(wire.read(next.get().value()));
                    if (verifier.verify(document, trusted) instanceof Erasure erasure) {
                        signed.put(LogEntry.erasure(document.json()).commitment(), erasure);
                    }
                } catch (MalformedRecordException | InvalidDocumentException nobodyBelievesIt) {
                    // Settlement made it a dead letter: it erases nothing, and leaves that it names are missed.
                }
            }
        }
    }

    private void readAccepted(LogTopics topics) {
        for (int shard = 0; shard < topics.partitions(Topics.LOG_LEAVES); shard++) {
            try (RecordStream records = new LeafStream(topics, shard)) {
                for (Optional<LogRecord> next = records.next(); next.isPresent(); next = records.next()) {
                    if (LeafStream.seal(shard, next.get()).isEmpty()) {
                        Optional.ofNullable(signed.get(ContentCheck.said(next.get())))
                                .ifPresent(this::accept);
                    }
                }
            }
        }
    }

    private void accept(Erasure erasure) {
        leaves.addAll(erasure.leaves());
        accounts.add(PrivacyKeyHolder.account(erasure.account()));
    }

    boolean covers(Hash leaf) {
        return leaves.contains(leaf);
    }

    /** Of such an account some entries may be gone already and others not. */
    boolean concerns(PrivacyKeyHolder account) {
        return accounts.contains(account);
    }
}
