package io.meterproof.anchor.publish;

import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.epoch.Publisher;
import io.meterproof.anchor.epoch.SignedHead;
import io.meterproof.anchor.epoch.SignedShard;
import io.meterproof.anchor.feed.Refused;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Anchor;
import io.meterproof.records.avro.SignedCheckpoint;
import io.meterproof.records.publish.DeadLetters;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** {@code log.checkpoints}, {@code log.anchors} and {@code dead-letters}. Every call returns once the brokers have its records. */
public final class KafkaPublisher implements Publisher, Refused {
    private final Producer<byte[], byte[]> producer;
    private final AvroWire<SignedCheckpoint> checkpointWire;
    private final AvroWire<Anchor> anchorWire;

    public KafkaPublisher(Producer<byte[], byte[]> producer, SchemaRegistry registry) {
        this.producer = producer;
        this.checkpointWire = new AvroWire<>(Topics.LOG_CHECKPOINTS, SignedCheckpoint.class, registry);
        this.anchorWire = new AvroWire<>(Topics.LOG_ANCHORS, Anchor.class, registry);
    }

    @Override
    public void checkpoints(Epoch epoch) {
        epoch.shards().stream().map(SignedShard::signed).forEach(head -> checkpoint(epoch, head));
        checkpoint(epoch, epoch.log());
    }

    @Override
    public void anchor(Epoch epoch) {
        Anchor anchor = new Anchor();
        anchor.setEpoch(epoch.number());
        anchor.setEpochLogSize(epoch.log().checkpoint().size());
        anchor.setEpochLogRoot(ByteBuffer.wrap(epoch.root().bytes()));
        anchor.setState(epoch.anchor().name());
        anchor.setTransactionHash(epoch.anchor().transactionHash().orElse(null));
        if (epoch.anchor() instanceof AnchorState.Mined mined) {
            anchor.setBlockHash(mined.block());
            anchor.setBlockNumber(mined.blockNumber());
        } else if (epoch.anchor() instanceof AnchorState.Final done) {
            anchor.setBlockHash(done.block());
            anchor.setBlockNumber(done.blockNumber());
        }
        anchor.setContract(epoch.slot().contract().address());
        anchor.setChainId(epoch.slot().contract().chainId());
        byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(epoch.number()).array();
        send(new ProducerRecord<>(Topics.LOG_ANCHORS.name(), key, anchorWire.write(anchor)));
    }

    @Override
    public void refuse(ConsumerRecord<byte[], byte[]> received, String reason) {
        send(DeadLetters.of(
                received.topic(), received.partition(), received.offset(), received.key(), received.value(), reason));
    }

    private void checkpoint(Epoch epoch, SignedHead head) {
        SignedCheckpoint signed = new SignedCheckpoint();
        signed.setOrigin(head.checkpoint().origin());
        signed.setSize(head.checkpoint().size());
        signed.setRoot(ByteBuffer.wrap(head.checkpoint().root().bytes()));
        signed.setNote(head.note());
        signed.setEpoch(epoch.number());
        signed.setSigned(epoch.made().toEpochMilli());
        byte[] key = head.checkpoint().origin().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(Topics.LOG_CHECKPOINTS.name(), key, checkpointWire.write(signed)));
    }

    private void send(ProducerRecord<byte[], byte[]> published) {
        try {
            producer.send(published).get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    published.topic() + " took no record: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
