package io.meterproof.quickstart.key;

import io.meterproof.metering.document.TrustFile;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Anchor;
import io.meterproof.records.avro.SignedCheckpoint;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The epochs as the anchor service told of them. */
record AnchoredEpochs(TopicContents contents, SchemaRegistry registry, TrustFile trust) {
    private static final Logger LOG = LoggerFactory.getLogger(AnchoredEpochs.class);
    private static final String FINAL = "FINAL";
    private static final long NONE = -1;

    /** The last one whose anchor was final before an instant. */
    OptionalLong lastBefore(Instant since) {
        AvroWire<Anchor> wire = new AvroWire<>(Topics.LOG_ANCHORS, Anchor.class, registry);
        AtomicLong last = new AtomicLong(NONE);
        contents.forEachRecord(Topics.LOG_ANCHORS, record -> {
            try {
                Anchor anchor = wire.read(record.value());
                if (anchor.getState().equals(FINAL) && record.timestamp() < since.toEpochMilli()) {
                    last.accumulateAndGet(anchor.getEpoch(), Math::max);
                }
            } catch (MalformedRecordException e) {
                LOG.warn("{} holds what is no anchor: {}", record.topic(), e.getMessage());
            }
        });
        return last.get() == NONE ? OptionalLong.empty() : OptionalLong.of(last.get());
    }

    /** How many leaves each shard has in an epoch. */
    Map<Integer, Long> sizes(long epoch) {
        AvroWire<SignedCheckpoint> wire = new AvroWire<>(Topics.LOG_CHECKPOINTS, SignedCheckpoint.class, registry);
        Map<Integer, Long> sizes = new HashMap<>();
        contents.forEachRecord(Topics.LOG_CHECKPOINTS, record -> {
            try {
                SignedCheckpoint checkpoint = wire.read(record.value());
                if (checkpoint.getEpoch() == epoch) {
                    trust.logs().stream()
                            .filter(log -> log.origin().equals(checkpoint.getOrigin()))
                            .forEach(log -> sizes.put(log.shard(), checkpoint.getSize()));
                }
            } catch (MalformedRecordException e) {
                LOG.warn("{} holds what is no checkpoint: {}", record.topic(), e.getMessage());
            }
        });
        return sizes;
    }
}
