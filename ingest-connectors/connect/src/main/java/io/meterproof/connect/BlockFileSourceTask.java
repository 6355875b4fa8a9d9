package io.meterproof.connect;

import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.RegistryUnavailableException;
import io.meterproof.records.wire.SchemaRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads this task's share of the spool. */
public final class BlockFileSourceTask extends SourceTask {
    static final String VERSION = "1";

    private static final Logger LOG = LoggerFactory.getLogger(BlockFileSourceTask.class);

    private final Function<String, SchemaRegistry> registries;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Duration pollInterval;
    private int batchLines;
    private Spool spool;
    private BlockRecords records;
    /** Lines taken from the spool that are not records yet, because the registry was away. */
    private List<SpoolLine> taken = List.of();

    public BlockFileSourceTask() {
        this(ConfluentSchemaRegistry::at, Clock.systemUTC());
    }

    BlockFileSourceTask(Function<String, SchemaRegistry> registries, Clock clock) {
        this.registries = registries;
        this.clock = clock;
    }

    @Override
    public void start(Map<String, String> settings) {
        BlockFileConfig config = new BlockFileConfig(settings);
        pollInterval = config.pollInterval();
        batchLines = config.batchLines();
        spool = new Spool(config.spoolDirectory(), config::isMine, this::committed);
        SchemaRegistry registry = registries.apply(config.schemaRegistryUrl());
        records = new BlockRecords(
                new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry), config.recordStamp(clock));
    }

    /** The next batch; null after a pause if there is nothing, or if the registry has to be asked again. */
    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        if (taken.isEmpty()) {
            taken = take();
        }
        List<SourceRecord> batch = records();
        if (batch.isEmpty()) {
            pause();
            return null;
        }
        taken = List.of();
        return batch;
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public String version() {
        return VERSION;
    }

    private List<SpoolLine> take() {
        try {
            return spool.take(batchLines);
        } catch (IOException e) {
            throw new ConnectException("the spool cannot be read: " + e, e);
        }
    }

    private List<SourceRecord> records() {
        try {
            return taken.stream().map(records::of).toList();
        } catch (RegistryUnavailableException e) {
            LOG.warn("{} lines wait: {}", taken.size(), e.getMessage());
            return List.of();
        }
    }

    private void pause() throws InterruptedException {
        if (stopped.await(pollInterval.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("stopped while waiting for files");
        }
    }

    private long committed(String file) {
        return FilePosition.read(context.offsetStorageReader().offset(FilePosition.partition(file)));
    }
}
