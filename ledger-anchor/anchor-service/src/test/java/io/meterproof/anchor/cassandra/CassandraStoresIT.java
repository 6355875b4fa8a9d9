package io.meterproof.anchor.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.TestKey;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Contract;
import io.meterproof.anchor.chain.Deployment;
import io.meterproof.anchor.chain.Slot;
import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.epoch.EpochLog;
import io.meterproof.anchor.epoch.Origins;
import io.meterproof.anchor.epoch.SignedHead;
import io.meterproof.anchor.store.LeafPosition;
import io.meterproof.anchor.store.MissingTileException;
import io.meterproof.anchor.store.StoreUnavailableException;
import io.meterproof.anchor.timestamp.TimeStamp;
import io.meterproof.metering.commitment.Generation;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.runtime.cassandra.CassandraProcess;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TreeEdge;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Cassandra keeps: conditions, and write timestamps that decide. */
class CassandraStoresIT {
    private static final String COSIGNATURE =
            "\u2014 witness.example.com/w1 " + Base64.getEncoder().encodeToString(new byte[76]) + "\n";

    private static final Contract CONTRACT = new Contract(31_337, "0x" + "ab".repeat(20));

    @TempDir
    private static Path directory;

    private static CassandraProcess process;
    private static Cassandra cassandra;
    private static CassandraTreeStore trees;
    private static CassandraEpochStore epochs;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        process = CassandraProcess.start(directory, Path.of(System.getProperty("cassandra.class-path")));
        cassandra = connect();
        trees = new CassandraTreeStore(cassandra);
        epochs = new CassandraEpochStore(cassandra);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        cassandra.close();
        process.close();
    }

    private static Cassandra connect() throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return Cassandra.connect(process.address(), CassandraProcess.DATACENTER, "test");
            } catch (StoreUnavailableException e) {
                if (attempt == 60) {
                    throw e;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    @Test
    void aSealIsKeptWithItsHead() {
        TreeHead none = new TreeHead(0, TreeHasher.root(List.of()));
        TreeHead three = new TreeHead(3, Hash.ZERO);
        assertThat(trees.advance(6, none, three, Optional.empty())).isTrue();
        assertThat(trees.shards().seals()).doesNotContainKey(6);
        assertThat(trees.advance(6, three, new TreeHead(4, Hash.ZERO), Optional.of(new Seal(2, 8))))
                .isTrue();
        assertThat(trees.shards().seals()).containsEntry(6, new Seal(2, 8));
    }

    @Test
    void theIndexOfStatementsIsReadUpToAHead() {
        int shard = 70;
        Map<Long, StatementPointer> pointers = new HashMap<>();
        pointers.put(2L, new StatementPointer(Leaves.leaf(70, 900), Leaves.leaf(70, 901)));
        pointers.put(8L, new StatementPointer(Leaves.leaf(70, 900), Leaves.leaf(70, 902)));
        trees.putPointers(shard, pointers);
        trees.putPointers(shard, pointers);

        assertThat(trees.statements(Map.of(shard, new TreeHead(8, Hash.ZERO))).get(Leaves.leaf(70, 900)))
                .hasValue(Leaves.leaf(70, 901));
        assertThat(trees.statements(Map.of(shard, new TreeHead(9, Hash.ZERO))).get(Leaves.leaf(70, 900)))
                .hasValue(Leaves.leaf(70, 902));
        assertThat(trees.statements(Map.of(shard, new TreeHead(2, Hash.ZERO))).root())
                .isEqualTo(Hash.ZERO);
    }

    @Test
    void theWidestOfATileStays() {
        Tile wide = Leaves.update(0, 0, 9).tiles().get(0);
        trees.put("wide", List.of(wide));
        trees.put("wide", List.of(Leaves.update(0, 0, 5).tiles().get(0)));

        assertThat(trees.tiles("wide").tile(0, 0, 9)).isEqualTo(wide.bytes());
        assertThatExceptionOfType(MissingTileException.class)
                .isThrownBy(() -> trees.tiles("wide").tile(0, 0, 10));
    }

    @Test
    void ofALeafTheFirstPlaceStays() {
        Hash leaf = Leaves.leaf(7, 0);
        trees.putLeaves(7, Map.of(3L, leaf));
        trees.putLeaves(7, Map.of(8L, leaf));

        assertThat(trees.find(List.of(leaf, Hash.ZERO))).isEqualTo(Map.of(leaf, new LeafPosition(7, 3)));
    }

    @Test
    void aHeadAdvancesOnlyFromWhereItIs() {
        TreeHead none = new TreeHead(0, Hash.ZERO);
        TreeHead five = Leaves.update(5, 0, 5).head();
        TreeHead nine = Leaves.update(5, 0, 9).head();

        assertThat(trees.advance(5, none, five, Optional.empty())).isTrue();
        assertThat(trees.advance(5, none, nine, Optional.empty())).isFalse();
        assertThat(trees.advance(5, five, nine, Optional.empty())).isTrue();
        assertThat(trees.advance(5, five, nine, Optional.empty()))
                .as("the same again")
                .isTrue();
        assertThat(trees.heads()).containsEntry(5, nine);
    }

    @Test
    void offsetsBeginAtZeroAndStay() {
        assertThat(trees.nextOffset(3)).isZero();
        trees.putNextOffset(3, 17);
        assertThat(trees.nextOffset(3)).isEqualTo(17);
    }

    @Test
    void anEpochIsKeptOnceAndItsAnchorMovesByComparison() {
        Epoch epoch = epoch();
        AnchorState sent = new AnchorState.Sent("0x01", "0x02", 3);

        assertThat(epochs.newest()).isEmpty();
        assertThat(epochs.append(epoch)).isTrue();
        assertThat(epochs.append(epoch)).isFalse();
        assertThat(epochs.newest()).hasValue(epoch);
        assertThat(epochs.replaceAnchor(epoch, sent)).isTrue();
        assertThat(epochs.replaceAnchor(epoch, sent)).isFalse();
        assertThat(epochs.replaceAnchor(epoch.with(sent), new AnchorState.Final("0x01", "0x03", 4)))
                .isTrue();
        assertThat(epochs.find(0)).hasValue(epoch.with(new AnchorState.Final("0x01", "0x03", 4)));
        assertThat(epochs.newestFinal()).isPresent();

        SignedHead cosigned =
                new SignedHead(epoch.log().checkpoint(), epoch.log().note() + COSIGNATURE);
        assertThat(epochs.replaceLog(epoch, cosigned)).isTrue();
        assertThat(epochs.replaceLog(epoch, cosigned)).isFalse();
        assertThat(epochs.find(0).orElseThrow().log()).isEqualTo(cosigned);
    }

    @Test
    void timeStampsAreAppendedByComparisonAndTheNewestExpires() {
        CassandraTimeStampStore stamps = new CassandraTimeStampStore(cassandra);
        Hash root = Leaves.leaf(9, 9);
        Instant expires = Instant.parse("2026-03-31T00:00:00Z");
        TimeStamp first = stamp(1, expires);
        TimeStamp renewal = stamp(2, expires.plusSeconds(86_400L * 400));

        assertThat(stamps.of(root)).isEmpty();
        assertThat(stamps.append(root, 0, first)).isTrue();
        assertThat(stamps.append(root, 0, renewal)).isFalse();
        assertThat(stamps.expiring(expires.minusSeconds(1))).isEmpty();
        assertThat(stamps.expiring(expires.plusSeconds(86_400L * 60))).containsExactly(root);
        assertThat(stamps.append(root, 1, renewal)).isTrue();
        assertThat(stamps.expiring(expires.plusSeconds(86_400L * 60))).isEmpty();
        assertThat(stamps.of(root))
                .extracting(TimeStamp::evidence)
                .containsExactly(first.evidence(), renewal.evidence());
    }

    private static TimeStamp stamp(int of, Instant validUntil) {
        return new TimeStamp(
                new byte[] {(byte) of}, List.of(new byte[] {3}), List.of(new byte[] {4, 5}), Instant.EPOCH, validUntil);
    }

    @Test
    void theContractIsRemembered() {
        CassandraDeploymentStore deployments = new CassandraDeploymentStore(cassandra);
        Deployment deployment = new Deployment(CONTRACT, "0x01");
        deployments.remember(deployment);

        assertThat(deployments.deployment()).hasValue(deployment);
    }

    private static Epoch epoch() {
        EpochLog log =
                new EpochLog(new Origins("test.local"), TestKey.generate().signer());
        Map<Integer, TreeHead> heads = Map.of(0, Leaves.update(0, 0, 3).head());
        Instant made = Instant.parse("2026-01-01T00:00:00.123Z");
        return log.next(
                Optional.empty(),
                heads,
                Generation.FIRST,
                Hash.ZERO,
                TreeEdge.EMPTY,
                new Slot(CONTRACT, Hash.ZERO),
                made);
    }
}
