package io.meterproof.loadtests.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.metering.verdict.BlockVerdicts;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.metering.verdict.VerdictPolicy;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.codec.ReceivedReadings;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {
    private static final OneSchemaRegistry REGISTRY = new OneSchemaRegistry(ReceivedReading.SCHEMA$);
    private static final int METERS = 3;

    private final Fleet fleet = Fleet.of(METERS, 1);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 96})
    void everyRecordGetsTheVerdictThatWasForetold(int blockSize) throws Exception {
        Batch batch = workload(new Shape(blockSize, 20, 20, 20)).sign(30L * METERS * blockSize);

        Map<Verdict, Integer> verdicts = judge(batch);

        Expected expected = batch.expected();
        assertThat(expected.duplicates()).isPositive();
        assertThat(expected.forged()).isPositive();
        assertThat(verdicts)
                .containsOnly(
                        Map.entry(Verdict.ACCEPTED, expected.accepted()),
                        Map.entry(Verdict.DUPLICATE, expected.duplicates()),
                        Map.entry(Verdict.BAD_SIGNATURE, expected.forged()));
    }

    @Test
    void aLateBlockComesRightAfterItsSuccessor() throws Exception {
        Batch batch = workload(new Shape(1, 0, 30, 0)).sign(40L * METERS);

        Map<Hash, Long> newest = new HashMap<>();
        int late = 0;
        for (ReceivedBlock received : blocks(batch)) {
            var block = BlockCodec.decode(received.signed());
            Long before = newest.merge(block.meter(), block.firstSequence(), Math::max);
            if (before > block.firstSequence()) {
                assertThat(before).isEqualTo(block.firstSequence() + 1);
                late++;
            }
        }

        assertThat(late).isEqualTo(batch.expected().late()).isPositive();
    }

    @Test
    void theNextBatchGoesOnWhereTheLastOneEnded() throws Exception {
        Workload workload = workload(new Shape(4, 0, 0, 0));
        workload.sign(METERS * 4L * 5);

        Batch second = workload.sign(METERS * 4L);

        assertThat(blocks(second)).hasSize(METERS).allSatisfy(received -> assertThat(
                        BlockCodec.decode(received.signed()).firstSequence())
                .isEqualTo(21));
    }

    @Test
    void theSameSeedMakesTheSameLoad() throws Exception {
        Shape shape = new Shape(2, 10, 10, 10);

        assertThat(blocks(workload(shape).sign(100)))
                .usingRecursiveComparison()
                .isEqualTo(blocks(workload(shape).sign(100)));
    }

    private Workload workload(Shape shape) {
        return new Workload(fleet, shape, 1, REGISTRY);
    }

    private Map<Verdict, Integer> judge(Batch batch) throws Exception {
        BlockVerdicts judge = new BlockVerdicts(
                ProviderVerifier.of(CryptoProviders.preferred().provider()), VerdictPolicy.DEFAULT);
        Map<Hash, MeterKeys> keys = keys();
        Map<Hash, ChannelState> states = new HashMap<>();
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (ReceivedBlock received : blocks(batch)) {
            Hash meter = BlockCodec.decode(received.signed()).meter();
            VerdictDecision decision =
                    judge.decide(received, keys.get(meter), states.getOrDefault(meter, ChannelState.EMPTY));
            states.put(meter, decision.next());
            verdicts.merge(decision.verdict(), 1, Integer::sum);
        }
        return verdicts;
    }

    private Map<Hash, MeterKeys> keys() throws InvalidKeyException {
        var any = fleet.meters().get(0).signer();
        Signers signers = new Signers(
                new DocumentSigner(Role.MAKER, any),
                new DocumentSigner(Role.REGISTRAR, any),
                new DocumentSigner(Role.TARIFF, any),
                new DocumentSigner(Role.OPERATOR, any),
                new DocumentSigner(Role.OPERATOR, any));
        Map<Hash, MeterKeys> keys = new HashMap<>();
        for (SignedDocument signed : fleet.documents(signers)) {
            Document document = DocumentCodec.decode(signed.json());
            if (document instanceof MeterEnrolment enrolment) {
                keys.put(enrolment.meter(), MeterKeys.NONE.with(EnrolledKey.of(enrolment, 0)));
            }
        }
        return keys;
    }

    private static List<ReceivedBlock> blocks(Batch batch) throws MalformedRecordException {
        AvroWire<ReceivedReading> wire = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, REGISTRY);
        List<ReceivedBlock> blocks = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> produced : batch.records()) {
            blocks.add(ReceivedReadings.toPure(wire.read(produced.value())));
        }
        return blocks;
    }
}
