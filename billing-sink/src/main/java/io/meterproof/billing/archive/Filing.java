package io.meterproof.billing.archive;

import io.meterproof.records.wire.MalformedRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the records of one topic. */
@FunctionalInterface
interface Filing {
    /**
     * @throws MalformedRecordException if the value is no record of the topic
     * @throws io.meterproof.records.wire.RegistryUnavailableException if that cannot be told now
     */
    Filed file(ConsumerRecord<byte[], byte[]> record) throws MalformedRecordException;
}
