package io.meterproof.loadtests.workload;

import io.meterproof.formats.block.SignedBlock;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.List;
import java.util.SplittableRandom;

/** Signs a fleet's blocks, batch after batch; each batch goes on where the last one ended. */
public final class Workload {
    private final Fleet fleet;
    private final Shape shape;
    private final List<MeterHistory> histories;
    private final AvroWire<ReceivedReading> wire;
    private final SplittableRandom random;

    public Workload(Fleet fleet, Shape shape, long seed, SchemaRegistry registry) {
        this.fleet = fleet;
        this.shape = shape;
        this.histories = fleet.meters().stream()
                .map(meter -> new MeterHistory(meter, shape.blockSize()))
                .toList();
        this.wire = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
        this.random = new SplittableRandom(seed);
    }

    /**
     * Signs the next batch.
     *
     * @param readings how many at least; every meter has the same number of blocks
     */
    public Batch sign(long readings) {
        int rounds = Math.toIntExact((readings + perRound() - 1) / perRound());
        List<List<SignedBlock>> blocks =
                histories.parallelStream().map(history -> history.next(rounds)).toList();
        return new BatchBuilder(shape, wire, random).build(blocks);
    }

    private long perRound() {
        return (long) fleet.meters().size() * shape.blockSize();
    }
}
