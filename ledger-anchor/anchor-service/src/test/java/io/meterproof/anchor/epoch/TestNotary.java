package io.meterproof.anchor.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.anchor.MemoryStore;
import io.meterproof.anchor.TestKey;
import io.meterproof.anchor.chain.AnchorMachine;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Chain;
import io.meterproof.anchor.chain.ChainUnavailableException;
import io.meterproof.anchor.chain.Deployer;
import io.meterproof.anchor.chain.Fees;
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
import org.web3j.crypto.Credentials;
import org.web3j.protocol.http.HttpService;

/** A notary and a chain of its own. Every step is taken by one that has just started: nothing may depend on its memory. */
final class TestNotary implements AutoCloseable {
    static final Credentials FRESH_KEY =
            Credentials.create(BigInteger.valueOf(7).toString(16));
    private static final int MANY = 60;

    final MemoryStore store = new MemoryStore();
    final RecordingPublisher publisher = new RecordingPublisher();
    final TestChain chain;
    private final Anvil anvil;
    private final HttpService node;
    private final EpochLog epochLog =
            new EpochLog(new Origins("test.local"), TestKey.generate().signer());

    TestNotary() throws IOException {
        anvil = Anvil.start();
        node = new HttpService(anvil.url());
        chain = new TestChain(node);
        deploy();
    }

    /** The node may take the transaction a moment before it makes the block. */
    private void deploy() throws IOException {
        try {
            restarted();
        } catch (ChainUnavailableException e) {
            assertThat(e).hasMessageContaining("is not in a block yet");
            chain.mine();
            restarted();
        }
    }

    Epoch finishNext() throws IOException {
        long next = store.newest().map(epoch -> epoch.number() + 1).orElse(0L);
        stepUntilThereIs(next);
        return finish();
    }

    void stepUntilThereIs(long epoch) {
        for (int i = 0; i < MANY && store.find(epoch).isEmpty(); i++) {
            step();
        }
    }

    Epoch finish() throws IOException {
        for (int i = 0; i < MANY && !isFinal(); i++) {
            step();
            chain.mine();
        }
        assertThat(isFinal()).isTrue();
        return store.newest().orElseThrow();
    }

    void stepUntil(Class<? extends AnchorState> state) {
        for (int i = 0; i < MANY && !state.isInstance(anchor()); i++) {
            step();
        }
        assertThat(anchor()).isInstanceOf(state);
    }

    boolean step() {
        return started().step();
    }

    /** Steps of notaries that run, with a block after each round, until the newest anchor is final. */
    void run(Notary... notaries) throws IOException {
        for (int i = 0; i < MANY && !isFinal(); i++) {
            for (Notary notary : notaries) {
                notary.step();
            }
            chain.mine();
        }
    }

    /** The chain, as a process that has just started sees it. */
    Chain restarted() {
        return deployer(FRESH_KEY, Optional.empty())
                .connect(store.newest().map(epoch -> epoch.slot().contract()));
    }

    /** One that has just started. */
    Notary started() {
        return on(restarted());
    }

    Notary on(Chain writer) {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new Notary(
                store,
                store,
                epochLog,
                Witnesses.NONE,
                publisher,
                writer,
                new AnchorMachine(2, 10),
                Duration.ZERO,
                clock);
    }

    Deployer deployer(Credentials key, Optional<String> contract) {
        return new Deployer(List.of(node), key, store, contract, Fees.USUAL);
    }

    AnchorState anchor() {
        return store.newest().map(Epoch::anchor).orElse(new AnchorState.Pending());
    }

    private boolean isFinal() {
        return anchor().isFinal();
    }

    /** The roots that the contract has recorded, in their order. */
    List<Hash> anchoredRoots() throws IOException {
        return chain.anchoredRoots(store.deployment().orElseThrow().contract().address());
    }

    void stopChain() throws InterruptedException {
        anvil.close();
    }

    @Override
    public void close() throws InterruptedException, IOException {
        node.close();
        anvil.close();
    }
}
