package io.meterproof.anchor.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.MemoryStore;
import io.meterproof.anchor.TestKey;
import io.meterproof.anchor.chain.AnchorMachine;
import io.meterproof.anchor.chain.Chain;
import io.meterproof.anchor.chain.ChainUnavailableException;
import io.meterproof.anchor.chain.Deployer;
import io.meterproof.anchor.chain.Fees;
import io.meterproof.anchor.store.TreeStore;
import io.meterproof.anchor.witness.Witnesses;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.web3j.crypto.Credentials;
import org.web3j.protocol.Web3jService;

/** One signer with a key and a contract of its own, whose process starts anew for every step, and the chain that it writes to. */
final class Signing {
    private static final int MANY = 150;

    final MemoryStore store = new MemoryStore();
    final CrashPoints crashes = new CrashPoints();
    final Credentials key;
    private final TestChain chain;
    private final List<Web3jService> asked;
    private final int confirmations;
    private final EpochLog epochLog =
            new EpochLog(new Origins("test.local"), TestKey.generate().signer());
    private int leaves;
    private String trouble = "none";

    /**
     * @param number decides the key
     * @param node that is not at fault
     * @param asked by the signer
     */
    Signing(long number, Web3jService node, List<Web3jService> asked, int confirmations) {
        this.key = Credentials.create(BigInteger.valueOf(number + 1_000).toString(16));
        this.chain = new TestChain(node);
        this.asked = asked;
        this.confirmations = confirmations;
    }

    void grow() {
        Leaves.grow(store, 0, leaves, leaves + 1);
        leaves++;
    }

    /** A step of a process that has just started. What the chain does not answer, or a crash, is for the next one. */
    boolean step() {
        try {
            return notary().step();
        } catch (ChainUnavailableException | CrashPoints.Crash e) {
            trouble = e.toString();
            return false;
        }
    }

    Notary notary() {
        Chain writer = new Deployer(asked, key, store, Optional.empty(), Fees.USUAL)
                .connect(store.newest().map(epoch -> epoch.slot().contract()));
        return new Notary(
                crashes.around(TreeStore.class, store),
                crashes.around(EpochStore.class, store),
                epochLog,
                Witnesses.NONE,
                crashes.around(Publisher.class, new RecordingPublisher()),
                crashes.around(Chain.class, writer),
                new AnchorMachine(confirmations, 4),
                Duration.ZERO,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    /** Takes steps, with a block after each, until there is an epoch of all leaves and its anchor is final. */
    void finish() throws IOException {
        for (int i = 0; i < MANY && !isFinished(); i++) {
            step();
            chain.mine();
        }
        assertThat(isFinished())
                .as("finished; the last trouble was: %s", trouble)
                .isTrue();
    }

    private boolean isFinished() {
        return store.newest()
                .filter(epoch -> epoch.anchor().isFinal())
                .filter(epoch -> epoch.heads().get(0).size() == leaves)
                .isPresent();
    }

    /** One anchor of each epoch, in their order, and no other; the contract's slot binds them all. */
    void assertEveryEpochAnchoredOnce() throws IOException {
        List<Hash> roots = LongStream.rangeClosed(
                        0, store.newest().orElseThrow().number())
                .mapToObj(number -> store.find(number).orElseThrow())
                .peek(epoch -> assertThat(epoch.anchor().isFinal()).isTrue())
                .map(Epoch::root)
                .toList();
        assertThat(chain.anchoredRoots(
                        store.deployment().orElseThrow().contract().address()))
                .isEqualTo(roots);
        assertThat(connected().acc()).isEqualTo(store.newest().orElseThrow().acc());
    }

    private Chain connected() {
        return new Deployer(List.of(chain.node()), key, store, Optional.empty(), Fees.USUAL).connect(Optional.empty());
    }

    void rpc(String method, Object... parameters) throws IOException {
        chain.rpc(method, parameters);
    }
}
