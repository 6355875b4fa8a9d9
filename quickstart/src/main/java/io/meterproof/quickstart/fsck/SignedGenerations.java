package io.meterproof.quickstart.fsck;

import io.meterproof.formats.block.Identities;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.keylog.KeyHistory;
import io.meterproof.metering.keylog.LogGenerations;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What the key log says of the log's shards, as the settlement job reads it at its start. */
final class SignedGenerations {
    private SignedGenerations() {}

    static LogGenerations read(LogTopics topics, SchemaRegistry registry, TrustFile trust) {
        AvroWire<SignedRecord> wire = new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, registry);
        DocumentVerifier verifier = new DocumentVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
        byte[] key = Identities.log(trust.logName()).hex().getBytes(StandardCharsets.UTF_8);
        KeyHistory history = KeyHistory.NONE;
        try (RecordStream events = topics.open(Topics.REGISTRY_EVENTS, 0)) {
            for (Optional<LogRecord> next = events.next(); next.isPresent(); next = events.next()) {
                if (Arrays.equals(key, next.get().key())) {
                    history = with(history, next.get(), wire, verifier, trust);
                }
            }
        }
        return LogGenerations.of(history);
    }

    /** What the job refuses has no part in it. */
    private static KeyHistory with(
            KeyHistory before,
            LogRecord event,
            AvroWire<SignedRecord> wire,
            DocumentVerifier verifier,
            TrustFile trust) {
        try {
            return before.with(
                    SignedDocuments.toPure(wire.read(event.value())),
                    event.position().offset(),
                    verifier,
                    trust.keys());
        } catch (MalformedRecordException | InvalidDocumentException e) {
            return before;
        }
    }
}
