package io.meterproof.loadtests.verify;

import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.loadtests.workload.Fleet;
import io.meterproof.loadtests.workload.Shape;
import io.meterproof.loadtests.workload.Workload;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.codec.ReceivedReadings;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Blocks of one size, of which each round is verified by all contenders one after another, in one thread. */
final class VerifyRun {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SEED = 1;

    private final Fleet fleet;
    private final Workload workload;
    private final int blockSize;
    private final SchemaRegistry registry = SampleResources.USUAL.registry();
    private final AvroWire<ReceivedReading> wire;
    private final Map<Hash, Integer> meters = new HashMap<>();
    private long offset;

    VerifyRun(int meters, int blockSize) {
        this.fleet = Fleet.of(meters, SEED);
        this.workload = new Workload(fleet, new Shape(blockSize, 0, 0, 0), SEED, registry);
        this.blockSize = blockSize;
        this.wire = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
        for (int i = 0; i < meters; i++) {
            this.meters.put(fleet.meters().get(i).id(), i);
        }
    }

    /**
     * What a block costs each.
     *
     * @param blocks of a round, at least
     * @param rounds that are measured, after a third as many that are not
     */
    VerifyCosts measure(int blocks, int rounds) throws Exception {
        Provider provider = CryptoProviders.preferred().provider();
        List<VerifyCosts.Round> measured = new ArrayList<>();
        try (Operator operator = new Operator(fleet, registry)) {
            Contender library = new Library(fleet, provider);
            Contender policy = new Policy(fleet, provider);
            for (int round = -(rounds + 2) / 3; round < rounds; round++) {
                List<SentBlock> sent = next(blocks);
                VerifyCosts.Round costs =
                        new VerifyCosts.Round(micros(library, sent), micros(policy, sent), micros(operator, sent));
                if (round >= 0) {
                    measured.add(costs);
                }
            }
        }
        return new VerifyCosts(provider.getName(), blockSize, fleet.meters().size(), measured);
    }

    /** Blocks that go on where the last ones ended. */
    List<SentBlock> next(int blocks) throws MalformedRecordException {
        List<SentBlock> sent = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record :
                workload.sign((long) blocks * blockSize).records()) {
            Hash meter = Hash.of(record.key(), 0, Hash.LENGTH);
            Message message = new Message(
                    MessageKind.RECEIVED, meter.hex(), record.key(), record.value(), 0, offset++, Optional.empty());
            sent.add(new SentBlock(meters.get(meter), ReceivedReadings.toPure(wire.read(record.value())), message));
        }
        return sent;
    }

    private static double micros(Contender contender, List<SentBlock> blocks) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        contender.verify(blocks);
        return (THREADS.getCurrentThreadCpuTime() - before) / 1e3 / blocks.size();
    }
}
