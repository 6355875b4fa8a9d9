package io.meterproof.quickstart.key;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.keylog.KeyHistory;
import io.meterproof.metering.keylog.KeyHistoryJson;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.publish.KeyLogReader;
import io.meterproof.records.publish.KeyLogWriter;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.RegistryUnavailableException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/** The key log in its topic, judged here as settlement judges it there. */
record TopicKeyLog(String bootstrapServers, String registryUrl, DocumentVerifier verifier, TrustedKeys trusted)
        implements KeyLog {

    @Override
    public boolean submit(SignedDocument signed) {
        Hash meter = Hash.parseHex(DocumentCodec.decode(signed.json()).subject());
        Map<Hash, KeyHistory> log = read();
        KeyHistory known = log.getOrDefault(meter, KeyHistory.NONE);
        if (known.holds(signed.hash())) {
            return false;
        }
        known.with(signed, known.size(), verifier, trusted);
        append(signed);
        return true;
    }

    @Override
    public List<JsonNode> histories(Optional<Hash> meter) {
        return read().entrySet().stream()
                .filter(each -> meter.isEmpty() || meter.get().equals(each.getKey()))
                .<JsonNode>map(each -> KeyHistoryJson.write(each.getKey(), each.getValue()))
                .toList();
    }

    private Map<Hash, KeyHistory> read() {
        try {
            return new KeyLogReader(new TopicContents(bootstrapServers), registry(), verifier, trusted).read();
        } catch (KafkaException | RegistryUnavailableException e) {
            throw unavailable(e);
        }
    }

    private void append(SignedDocument signed) {
        try (Producer<byte[], byte[]> producer = new KafkaClients(bootstrapServers).producer()) {
            new KeyLogWriter(producer, registry()).append(signed);
        } catch (KafkaException | IllegalStateException | RegistryUnavailableException e) {
            throw unavailable(e);
        }
    }

    private SchemaRegistry registry() {
        return ConfluentSchemaRegistry.at(registryUrl);
    }

    private StackException unavailable(RuntimeException cause) {
        return new StackException(
                "The key log at " + bootstrapServers + " does not answer: " + cause.getMessage(), cause);
    }
}
