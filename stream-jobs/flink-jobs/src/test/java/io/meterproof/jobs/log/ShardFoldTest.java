package io.meterproof.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.TreeUpdate;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShardFoldTest {
    private KeyedOneInputStreamOperatorTestHarness<Integer, Message, Message> fold;

    @BeforeEach
    void start() throws Exception {
        fold = harness();
        fold.open();
    }

    @AfterEach
    void stop() throws Exception {
        fold.close();
    }

    @Test
    void aLeafsIndexIsItsRank() throws Exception {
        send(0, 1, 2);
        fold.setProcessingTime(1_000);

        assertThat(updates()).singleElement().satisfies(update -> {
            assertThat(update.getSize()).isEqualTo(3);
            assertThat(update.getRoot()).isEqualTo(root(3));
        });
    }

    @Test
    void leavesThatAreGatheredSurviveARestart() throws Exception {
        send(0, 1);
        OperatorSubtaskState snapshot = fold.snapshot(1, 1);
        fold.close();

        fold = harness();
        fold.initializeState(snapshot);
        fold.open();
        send(2);
        fold.setProcessingTime(1_000);

        assertThat(updates()).last().satisfies(update -> assertThat(update.getRoot())
                .isEqualTo(root(3)));
    }

    @Test
    void noUpdateGathersMoreLeavesThanItsTopicTakes() throws Exception {
        for (int leaf = 0; leaf < ShardFold.MOST_GATHERED + 1; leaf++) {
            send(leaf);
        }
        assertThat(updates()).extracting(TreeUpdate::getSize).containsExactly((long) ShardFold.MOST_GATHERED);
        assertThat(fold.extractOutputValues().get(0).value()).hasSizeLessThan(Topics.LOG_TILES.maxMessageBytes());

        fold.setProcessingTime(1_000);

        assertThat(updates()).last().satisfies(update -> assertThat(update.getSize())
                .isEqualTo(ShardFold.MOST_GATHERED + 1));
    }

    @Test
    void nothingBehindTheSealIsALeaf() throws Exception {
        Seal seal = new Seal(2, 4);
        send(0, 1);
        send(seal.bytes());
        fold.setProcessingTime(1_000);
        send(seal.bytes());
        send(2);
        fold.setProcessingTime(2_000);

        assertThat(updates()).singleElement().satisfies(update -> {
            assertThat(update.getSize()).isEqualTo(3);
            assertThat(update.getSeal()).isEqualTo(ByteBuffer.wrap(seal.bytes()));
        });
        assertThat(fold.getSideOutput(ShardFold.DEAD_LETTERS)).singleElement().satisfies(dead -> {
            assertThat(dead.getValue().value()).isEqualTo(entry(2));
            assertThat(dead.getValue().reason()).contains("shard 2 is sealed");
        });
    }

    private static ByteBuffer root(int leaves) {
        List<Hash> hashes = new ArrayList<>();
        for (int leaf = 0; leaf < leaves; leaf++) {
            hashes.add(TreeHasher.leaf(entry(leaf)));
        }
        return ByteBuffer.wrap(TreeHasher.root(hashes).bytes());
    }

    private static byte[] entry(int leaf) {
        return ByteBuffer.allocate(34).putInt(leaf).array();
    }

    private static KeyedOneInputStreamOperatorTestHarness<Integer, Message, Message> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ShardFold(SampleResources.USUAL)), Message::partition, Types.INT);
    }

    private void send(int... leaves) throws Exception {
        for (int leaf : leaves) {
            send(entry(leaf));
        }
    }

    private void send(byte[] leaf) throws Exception {
        fold.processElement(new StreamRecord<>(Message.toPartition(MessageKind.LEAF, 2, null, leaf)));
    }

    private List<TreeUpdate> updates() throws MalformedRecordException {
        AvroWire<TreeUpdate> wire =
                new AvroWire<>(Topics.LOG_TILES, TreeUpdate.class, SampleResources.USUAL.registry());
        List<TreeUpdate> updates = new ArrayList<>();
        for (Message message : fold.extractOutputValues()) {
            updates.add(wire.read(message.value()));
        }
        return updates;
    }
}
