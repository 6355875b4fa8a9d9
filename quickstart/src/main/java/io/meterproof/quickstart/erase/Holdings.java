package io.meterproof.quickstart.erase;

import io.meterproof.metering.document.Contract;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.rerate.PublishedTerms;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.List;

/** Reads what topics hold of an account. */
record Holdings(TopicContents contents, SchemaRegistry registry, byte[] masterKey) {
    @FunctionalInterface
    private interface Reader {
        void read(byte[] key, byte[] value) throws MalformedRecordException;
    }

    /** Everything of it that is not erased yet. */
    AccountRecords of(String account) {
        List<Contract> contracts = PublishedTerms.contracts(contents, registry);
        PrivacyKeys keys = PrivacyKeys.read(contents, registry, masterKey);
        AccountRecords records = new AccountRecords(account, contracts, keys, registry);
        read(Topics.ALERTS, records::alert, records);
        read(Topics.SETTLEMENT_LINES, records::entry, records);
        read(Topics.READINGS_VERIFIED, records::reading, records);
        read(Topics.SETTLEMENT_LINES, records::citation, records);
        read(Topics.READINGS_TASKS, records::task, records);
        return records;
    }

    private void read(Topic topic, Reader reader, AccountRecords records) {
        contents.forEach(topic, (key, value) -> {
            if (value == null) {
                records.erased(key);
            } else {
                read(topic, reader, key, value);
            }
        });
    }

    private static void read(Topic topic, Reader reader, byte[] key, byte[] value) {
        try {
            reader.read(key, value);
        } catch (MalformedRecordException e) {
            throw new StackException(topic.name() + " holds what is no record of it: " + e.getMessage(), e);
        }
    }
}
