package io.meterproof.loadtests.workload;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.codec.ReceivedReadings;
import io.meterproof.records.wire.AvroWire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts the blocks of many meters into the order of their arrival, with the dirt of the field. */
final class BatchBuilder {
    private static final Duration DELAY = Duration.ofMinutes(1);
    private static final String SOURCE = "load-test";
    /** The last byte of the closing register among the signed bytes. */
    private static final int REGISTER_END = 119;

    private final Shape shape;
    private final AvroWire<ReceivedReading> wire;
    private final SplittableRandom random;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private Expected expected = Expected.NOTHING;

    BatchBuilder(Shape shape, AvroWire<ReceivedReading> wire, SplittableRandom random) {
        this.shape = shape;
        this.wire = wire;
        this.random = random;
    }

    /** @param histories for each meter its blocks, oldest first, all of one number */
    Batch build(List<List<SignedBlock>> histories) {
        int rounds = histories.get(0).size();
        SignedBlock[] held = new SignedBlock[histories.size()];
        for (int round = 0; round < rounds; round++) {
            boolean mayBeLate = round > 0 && round < rounds - 1;
            for (int meter = 0; meter < held.length; meter++) {
                SignedBlock block = histories.get(meter).get(round);
                if (mayBeLate && held[meter] == null && happens(shape.late())) {
                    held[meter] = block;
                } else {
                    send(block);
                    held[meter] = sendHeld(held[meter]);
                }
            }
        }
        return new Batch(records, expected);
    }

    /** What was held for one round comes after its successor; then nothing is held. */
    private SignedBlock sendHeld(SignedBlock late) {
        if (late != null) {
            send(late);
            expected = expected.withLate();
        }
        return null;
    }

    private void send(SignedBlock block) {
        if (happens(shape.forged())) {
            add(forged(block));
            expected = expected.withForged();
        }
        add(block);
        expected = expected.withAccepted(block.block().count());
        if (happens(shape.duplicates())) {
            add(block);
            expected = expected.withDuplicate();
        }
    }

    /** The block with a register that its meter did not sign. */
    private static SignedBlock forged(SignedBlock block) {
        byte[] signed = block.signed().clone();
        signed[REGISTER_END] ^= 1;
        return new SignedBlock(block.block(), signed, block.signature(), block.readings(), block.charging());
    }

    private void add(SignedBlock block) {
        Instant arrival = Instant.ofEpochSecond(block.block().end()).plus(DELAY);
        ReceivedBlock received = block.simulated(arrival, SOURCE);
        byte[] value = wire.write(ReceivedReadings.toAvro(received));
        byte[] key = Channel.of(block.block()).bytes();
        records.add(new ProducerRecord<>(Topics.READINGS_RECEIVED.name(), key, value));
    }

    private boolean happens(double percent) {
        return random.nextDouble(100) < percent;
    }
}
