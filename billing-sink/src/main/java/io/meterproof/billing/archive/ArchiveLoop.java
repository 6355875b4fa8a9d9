package io.meterproof.billing.archive;

import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.ArchiveWriter;
import io.meterproof.billing.store.ProgressRow;
import io.meterproof.billing.store.UnreadableRow;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.RegistryUnavailableException;
import io.meterproof.records.wire.SchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads, keeps, and only then moves on. Runs on one thread until {@link #stop} or a failure that trying again does not mend. */
public final class ArchiveLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final byte[] NOTHING = {};

    private final Consumer<byte[], byte[]> consumer;
    private final ArchiveWriter writer;
    private final ArchiveObserver observer;
    private final Map<String, Filing> filings;
    private final Progress progress = new Progress();
    private final Assignment assignment;
    private volatile boolean stopped;

    /** @param consumer with byte arrays, read_committed, no offset reset and no automatic commits; closed at the end */
    public ArchiveLoop(
            Consumer<byte[], byte[]> consumer,
            SchemaRegistry registry,
            TrustedSigners signers,
            ArchiveReader reader,
            ArchiveWriter writer,
            ArchiveObserver observer) {
        this.consumer = consumer;
        this.writer = writer;
        this.observer = observer;
        filings = Filings.of(registry, signers);
        assignment = new Assignment(consumer, reader, progress);
    }

    @Override
    public void run() {
        try (consumer) {
            subscribe();
            while (!stopped) {
                step();
            }
        } catch (WakeupException | InterruptException | InterruptedException e) {
            if (!stopped) {
                throw new IllegalStateException("the archive was stopped by somebody else", e);
            }
        }
        LOG.info("archive stopped");
    }

    void subscribe() {
        consumer.subscribe(filings.keySet(), assignment);
    }

    /** Ends the loop soon; what is not acknowledged by then is read again. May be called from any thread. */
    public void stop() {
        stopped = true;
        consumer.wakeup();
    }

    /** Copies the records of one poll. */
    void step() throws InterruptedException {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        Batch batch = new Batch();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            batch.add(new TopicPartition(record.topic(), record.partition()), file(record));
        }
        writer.write(batch.rows());
        move(batch);
        records.partitions()
                .forEach(partition ->
                        observer.consumed(partition, records.records(partition).size()));
    }

    private void move(Batch batch) throws InterruptedException {
        List<ProgressRow> moved = new ArrayList<>();
        for (TopicPartition partition : consumer.assignment()) {
            Optional<ProgressRow> row =
                    progress.after(partition, consumer.position(partition), batch.counts(partition));
            row.ifPresent(moved::add);
            consumer.currentLag(partition).ifPresent(lag -> observer.lag(partition, lag));
        }
        writer.write(moved);
        moved.forEach(progress::moved);
    }

    /** Waits for a registry that is down and a trust file that is not there; keeps, counts and tells of a record that is none. */
    private Filed file(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        while (true) {
            try {
                return filings.get(record.topic()).file(record);
            } catch (RegistryUnavailableException | TrustFileUnavailableException e) {
                LOG.warn("{}; consuming waits, next try in {} ms", e.getMessage(), PAUSE.toMillis());
                Thread.sleep(PAUSE.toMillis());
            } catch (MalformedRecordException e) {
                LOG.error(
                        "{}-{} offset {} is kept as unreadable: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e.getMessage());
                return unreadable(record, e.getMessage());
            }
        }
    }

    private static Filed unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
        byte[] value = record.value() == null ? NOTHING : record.value();
        UnreadableRow row = new UnreadableRow(record.topic(), record.partition(), record.offset(), reason, value);
        return new Filed(List.of(row), Map.of(Counts.UNREADABLE, 1L));
    }
}
