package io.meterproof.records.publish;

import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.keylog.KeyHistory;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the key log as settlement does: what it refuses has no part in it. */
public final class KeyLogReader {
    private static final Logger LOG = LoggerFactory.getLogger(KeyLogReader.class);

    private final TopicContents contents;
    private final SchemaRegistry registry;
    private final DocumentVerifier verifier;
    private final TrustedKeys trusted;

    public KeyLogReader(
            TopicContents contents, SchemaRegistry registry, DocumentVerifier verifier, TrustedKeys trusted) {
        this.contents = contents;
        this.registry = registry;
        this.verifier = verifier;
        this.trusted = trusted;
    }

    /** The history of every meter that has one, in the order in which they came up. */
    public Map<Hash, KeyHistory> read() {
        return read(event -> true);
    }

    /** The history of one meter, model, source or log. */
    public KeyHistory read(Hash about) {
        byte[] key = about.hex().getBytes(StandardCharsets.UTF_8);
        return read(event -> Arrays.equals(key, event.key())).getOrDefault(about, KeyHistory.NONE);
    }

    private Map<Hash, KeyHistory> read(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        AvroWire<SignedRecord> wire = new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, registry);
        Map<Hash, KeyHistory> histories = new LinkedHashMap<>();
        contents.forEachRecord(Topics.REGISTRY_EVENTS, event -> {
            if (!wanted.test(event)) {
                return;
            }
            try {
                SignedDocument signed = SignedDocuments.toPure(wire.read(event.value()));
                Hash meter = filedUnder(event, signed);
                KeyHistory before = histories.getOrDefault(meter, KeyHistory.NONE);
                histories.put(meter, before.with(signed, event.offset(), verifier, trusted));
            } catch (MalformedRecordException | InvalidDocumentException e) {
                LOG.warn("settlement refuses the key event at {}: {}", event.offset(), e.getMessage());
            }
        });
        return histories;
    }

    private static Hash filedUnder(ConsumerRecord<byte[], byte[]> event, SignedDocument signed)
            throws MalformedRecordException {
        String subject = DocumentCodec.decode(signed.json()).subject();
        if (!Arrays.equals(subject.getBytes(StandardCharsets.UTF_8), event.key())) {
            throw new MalformedRecordException("it is not filed under the meter " + subject);
        }
        return Hash.parseHex(subject);
    }
}
