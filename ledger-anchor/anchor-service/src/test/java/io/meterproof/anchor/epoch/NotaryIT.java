package io.meterproof.anchor.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.MemoryStore;
import io.meterproof.anchor.TestKey;
import io.meterproof.anchor.chain.AnchorMachine;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Chain;
import io.meterproof.anchor.chain.ChainUnavailableException;
import io.meterproof.anchor.chain.Contract;
import io.meterproof.anchor.chain.Deployer;
import io.meterproof.anchor.chain.Fees;
import io.meterproof.anchor.store.ContradictionException;
import io.meterproof.anchor.store.MissingTileException;
import io.meterproof.anchor.witness.Witnesses;
import io.meterproof.contracts.Anvil;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.response.EthLog.LogObject;
import org.web3j.protocol.core.methods.response.VoidResponse;
import org.web3j.protocol.http.HttpService;

/** The signer against a real chain. Every step is taken by a notary that has just started: nothing may depend on its memory. */
class NotaryIT {
    private static final Credentials FRESH_KEY =
            Credentials.create(BigInteger.valueOf(7).toString(16));
    private static final int MANY = 60;

    private final MemoryStore store = new MemoryStore();
    private final RecordingPublisher publisher = new RecordingPublisher();
    private final EpochLog epochLog =
            new EpochLog(new Origins("test.local"), TestKey.generate().signer());
    private Anvil anvil;
    private HttpService node;

    @BeforeEach
    void startChain() throws IOException {
        anvil = Anvil.start();
        node = new HttpService(anvil.url());
        deploy();
    }

    @AfterEach
    void stopChain() throws InterruptedException, IOException {
        node.close();
        anvil.close();
    }

    @Test
    void aGrownShardEndsInOneFinalAnchor() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        Epoch epoch = finishNext();
        assertThat(restarted().contract())
                .isEqualTo(store.deployment().orElseThrow().contract());
        assertThat(restarted().acc()).isEqualTo(epoch.acc());
        assertThat(anchoredRoots()).containsExactly(epoch.root());
    }

    @Test
    void nothingIsMadeWhileNoShardGrows() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        finishNext();
        assertThat(step()).isFalse();
        assertThat(store.newest().orElseThrow().number()).isZero();
    }

    @Test
    void everyEpochBindsTheOnesBefore() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        Epoch first = finishNext();
        Leaves.grow(store, 1, 0, 300);
        Epoch second = finishNext();
        assertThat(second.expected()).isEqualTo(first.acc());
        assertThat(second.shard(0)).isEqualTo(first.shard(0));
        assertThat(anchoredRoots()).containsExactly(first.root(), second.root());
    }

    @Test
    void oneRunningNotaryPublishesEveryStateOnce() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        Notary notary = notary(restarted());
        for (int i = 0; i < MANY && !isFinal(); i++) {
            notary.step();
            mine();
        }
        notary.step();
        assertThat(publisher.published()).containsExactly("0 checkpoints", "0 PENDING", "0 SENT", "0 MINED", "0 FINAL");
    }

    @Test
    void aDroppedTransactionIsSentAgain() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        stepUntil(AnchorState.Sent.class);
        rpc("evm_setAutomine", false);
        step();
        rpc(
                "anvil_dropTransaction",
                store.newest().orElseThrow().anchor().transactionHash().orElseThrow());
        step();
        rpc("evm_setAutomine", true);
        Epoch epoch = finish();
        assertThat(anchoredRoots()).containsExactly(epoch.root());
    }

    @Test
    void anAnchorThatAReorganisationDroppedIsAnchoredAgain() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        stepUntil(AnchorState.Mined.class);
        rpc("anvil_reorg", 1, List.of());
        assertThat(anchoredRoots()).isEmpty();
        Epoch epoch = finish();
        assertThat(anchoredRoots()).containsExactly(epoch.root());
    }

    @Test
    void aWriterFromOutsideStopsTheAnchorAndIsNamed() {
        Leaves.grow(store, 0, 0, 5);
        stepUntil(AnchorState.Sent.class);
        Chain chain = restarted();
        chain.send(chain.sign(new AnchorState.Pending(), Hash.ZERO, Hash.ZERO).raw());
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(this::step)
                .withMessageContaining("epoch 0 cannot be anchored: the contract holds");
    }

    @Test
    void twoSignersMakeOneAnchorOfOneEpoch() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        Notary left = notary(restarted());
        Notary right = notary(restarted());
        for (int i = 0; i < MANY && !isFinal(); i++) {
            left.step();
            right.step();
            mine();
        }
        assertThat(store.newest().orElseThrow().number()).isZero();
        assertThat(anchoredRoots()).containsExactly(store.newest().orElseThrow().root());
    }

    @Test
    void aShardThatTheStoreHasLostIsNotSignedWithout() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        Leaves.grow(store, 1, 0, 5);
        finishNext();
        store.lose(0);
        Leaves.grow(store, 1, 5, 6);
        assertThatExceptionOfType(ContradictionException.class)
                .isThrownBy(this::step)
                .withMessageContaining("shard 0 was signed with 5 leaves; the store has none");
        assertThat(store.newest().orElseThrow().number()).isZero();
    }

    @Test
    void aTileThatTheStoreHasLostIsWaitedFor() throws IOException {
        Leaves.grow(store, 0, 0, 300);
        finishNext();
        Leaves.grow(store, 0, 300, 301);
        store.lose("shard/0/0/1");
        assertThatExceptionOfType(MissingTileException.class).isThrownBy(this::step);
        assertThat(store.newest().orElseThrow().number()).isZero();
    }

    @Test
    void anAnchorWhoseNonceIsSpentIsSignedAnew() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        stepUntil(AnchorState.Sent.class);
        Optional<String> first = store.newest().orElseThrow().anchor().transactionHash();
        rpc("anvil_setNonce", FRESH_KEY.getAddress(), "0x9");
        Epoch epoch = finish();
        assertThat(epoch.anchor().transactionHash()).isNotEqualTo(first);
        assertThat(anchoredRoots()).containsExactly(epoch.root());
    }

    @Test
    void anEpochWaitsForAChainThatIsDown() throws Exception {
        Leaves.grow(store, 0, 0, 5);
        Notary notary = notary(restarted());
        notary.step();
        anvil.close();
        assertThatExceptionOfType(ChainUnavailableException.class).isThrownBy(notary::step);
        assertThat(store.newest().orElseThrow().anchor()).isEqualTo(new AnchorState.Pending());
    }

    @Test
    void aContractThatAnOperatorNamesMustBeThere() {
        Deployer deployer = new Deployer(
                List.of(node), FRESH_KEY, store, Optional.of("0x00000000000000000000000000000000000000aa"), Fees.USUAL);
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(() -> deployer.connect(Optional.empty()))
                .withMessageContaining("no contract at 0x00000000000000000000000000000000000000aa");
    }

    @Test
    void anotherContractIsRefusedWhileThereAreEpochs() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        Contract used = finishNext().slot().contract();
        Deployer deployer = new Deployer(
                List.of(node), FRESH_KEY, store, Optional.of("0x00000000000000000000000000000000000000aa"), Fees.USUAL);
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(() -> deployer.connect(Optional.of(used)))
                .withMessageContaining("the epochs so far are anchored in " + used);
        assertThat(store.deployment().orElseThrow().contract()).isEqualTo(used);
    }

    @Test
    void aKeyThatIsNotTheWritersSignsNothing() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        step();
        Credentials other = Credentials.create(BigInteger.valueOf(8).toString(16));
        Chain chain = new Deployer(List.of(node), other, store, Optional.empty(), Fees.USUAL).connect(Optional.empty());
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(() -> notary(chain).step())
                .withMessageContaining("refuses");
        assertThat(anchor()).isEqualTo(new AnchorState.Pending());
    }

    @Test
    void anAnchorThatIsOutbidIsSignedAgainForMore() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        stepUntil(AnchorState.Sent.class);
        Optional<String> cheap = anchor().transactionHash();
        rpc("evm_setAutomine", false);
        step();
        rpc("anvil_setNextBlockBaseFeePerGas", "0x174876e800");
        mine();
        step();
        assertThat(anchor().transactionHash()).isNotEqualTo(cheap);
        rpc("evm_setAutomine", true);
        Epoch epoch = finish();
        assertThat(anchoredRoots()).containsExactly(epoch.root());
    }

    @Test
    void aReorganisationBelowAFinalAnchorIsCalledOne() throws IOException {
        Leaves.grow(store, 0, 0, 5);
        AnchorState.Final dropped = (AnchorState.Final) finishNext().anchor();
        Leaves.grow(store, 0, 5, 6);
        for (int i = 0; i < MANY && store.find(1).isEmpty(); i++) {
            step();
        }
        rpc("anvil_reorg", height() - dropped.blockNumber() + 1, List.of());
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(this::step)
                .withMessageContaining("a reorganisation took back the final anchors of epochs 0 to 0");
    }

    /** The node may take the transaction a moment before it makes the block. */
    private void deploy() throws IOException {
        try {
            restarted();
        } catch (ChainUnavailableException e) {
            assertThat(e).hasMessageContaining("is not in a block yet");
            mine();
            restarted();
        }
    }

    private Epoch finishNext() throws IOException {
        long next = store.newest().map(epoch -> epoch.number() + 1).orElse(0L);
        for (int i = 0; i < MANY && store.find(next).isEmpty(); i++) {
            step();
        }
        return finish();
    }

    private Epoch finish() throws IOException {
        for (int i = 0; i < MANY && !isFinal(); i++) {
            step();
            mine();
        }
        assertThat(isFinal()).isTrue();
        return store.newest().orElseThrow();
    }

    private void stepUntil(Class<? extends AnchorState> state) {
        for (int i = 0; i < MANY && !state.isInstance(anchor()); i++) {
            step();
        }
        assertThat(anchor()).isInstanceOf(state);
    }

    private boolean step() {
        return notary(restarted()).step();
    }

    private Chain restarted() {
        return new Deployer(List.of(node), FRESH_KEY, store, Optional.empty(), Fees.USUAL)
                .connect(store.newest().map(epoch -> epoch.slot().contract()));
    }

    private Notary notary(Chain chain) {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new Notary(
                store,
                store,
                epochLog,
                Witnesses.NONE,
                publisher,
                chain,
                new AnchorMachine(2, 10),
                Duration.ZERO,
                clock);
    }

    private AnchorState anchor() {
        return store.newest().map(Epoch::anchor).orElse(new AnchorState.Pending());
    }

    private boolean isFinal() {
        return anchor().isFinal();
    }

    private long height() throws IOException {
        return anvil.connect().ethBlockNumber().send().getBlockNumber().longValueExact();
    }

    private void mine() throws IOException {
        rpc("evm_mine");
    }

    private void rpc(String method, Object... parameters) throws IOException {
        VoidResponse answer = new Request<>(method, List.of(parameters), node, VoidResponse.class).send();
        assertThat(answer.hasError()).as(method).isFalse();
    }

    private List<Hash> anchoredRoots() throws IOException {
        String contract = store.deployment().orElseThrow().contract().address();
        EthFilter all = new EthFilter(DefaultBlockParameterName.EARLIEST, DefaultBlockParameterName.LATEST, contract);
        return anvil.connect().ethGetLogs(all).send().getLogs().stream()
                .map(log -> Hash.parseHex(((LogObject) log.get()).getData().substring(2)))
                .toList();
    }
}
