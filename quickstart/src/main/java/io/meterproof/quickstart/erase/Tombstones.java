package io.meterproof.quickstart.erase;

import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.records.Topics;
import io.meterproof.records.key.RecordKeys;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.publish.Sending;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Destroys records and keys: brokers remove what a tombstone takes back, and billing-sink removes it from Cassandra. */
record Tombstones(String bootstrapServers) {

    /** Each lies where its record does. */
    void records(List<Holding> holdings) {
        try (Producer<byte[], byte[]> producer = new KafkaClients(bootstrapServers).producer()) {
            Sending sending = new Sending(producer);
            for (Holding holding : holdings) {
                String topic = holding.topic().name();
                int partitions = producer.partitionsFor(topic).size();
                int partition = RecordKeys.partition(holding.key().subject(), partitions);
                sending.send(
                        new ProducerRecord<>(topic, partition, holding.key().bytes(), null));
            }
            sending.finish();
        }
    }

    /** Tasks lie where their whole key says. */
    void tasks(List<byte[]> keys) {
        try (Producer<byte[], byte[]> producer = new KafkaClients(bootstrapServers).producer()) {
            Sending sending = new Sending(producer);
            for (byte[] key : keys) {
                sending.send(new ProducerRecord<>(Topics.READINGS_TASKS.name(), key, null));
            }
            sending.finish();
        }
    }

    /** The account itself: its key, without which nothing of it can be opened, and its name. */
    void account(String account) {
        try (Producer<byte[], byte[]> producer = new KafkaClients(bootstrapServers).producer()) {
            Sending sending = new Sending(producer);
            String holder = PrivacyKeyHolder.account(account).name();
            sending.send(new ProducerRecord<>(Topics.PRIVACY_KEYS.name(), utf8(holder), null));
            sending.send(new ProducerRecord<>(Topics.ACCOUNTS.name(), utf8(account), null));
            sending.finish();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
