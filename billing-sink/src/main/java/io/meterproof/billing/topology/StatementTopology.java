package io.meterproof.billing.topology;

import io.meterproof.records.Topics;
import io.meterproof.records.wire.SchemaRegistry;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Entries in, statements out, by account. */
public final class StatementTopology {
    private static final String ENTRIES = "entries";
    private static final String FOLD = "fold";
    private static final String STATEMENTS = "statements";

    private StatementTopology() {}

    public static Topology of(SchemaRegistry registry) {
        return new Topology()
                .addSource(
                        ENTRIES,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.SETTLEMENT_LINES.name())
                .addProcessor(FOLD, () -> new StatementProcessor(registry), ENTRIES)
                .addStateStore(store(StatementProcessor.OPEN), FOLD)
                .addStateStore(store(StatementProcessor.USES), FOLD)
                .addSink(
                        STATEMENTS,
                        Topics.STATEMENTS.name(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        FOLD);
    }

    /** Cached: an account whose entries follow each other is written once for each commit. */
    private static StoreBuilder<KeyValueStore<String, String>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.String())
                .withCachingEnabled();
    }
}
