package io.meterproof.anchor.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.ChainUnavailableException;
import io.meterproof.contracts.Anvil;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.protocol.http.HttpService;

/**
 * Everything that may go wrong between the signer and a real chain: in the end each epoch has one final anchor, never two, never none. A
 * longer search: {@code -Dfault.runs=200 -Dfault.seed=7}.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AnchorFaultsIT {
    /** Deeper than any reorganisation here. */
    private static final int CONFIRMATIONS = 13;

    private static final int DEEPEST = 12;
    private static final int ACTIONS = 80;

    private static Anvil anvil;
    private static HttpService node;
    private static long signers;

    @BeforeAll
    static void startChain() throws IOException {
        anvil = Anvil.start();
        node = new HttpService(anvil.url());
    }

    @AfterAll
    static void stopChain() throws InterruptedException, IOException {
        node.close();
        anvil.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashAtAnyCallLeavesOneAnchorOfEachEpoch(boolean afterEffect) throws IOException {
        int calls = 0;
        for (boolean crashed = true; crashed; calls++) {
            Signing signing = signing(2);
            signing.crashes.arm(calls, afterEffect);
            signing.grow();
            crashed = !runsThrough(signing);
            signing.crashes.disarm();
            signing.grow();
            signing.finish();
            signing.assertEveryEpochAnchoredOnce();
        }
        System.out.println(
                "crashed at each of " + (calls - 1) + " calls, " + (afterEffect ? "after" : "before") + " its effect");
        assertThat(calls).isGreaterThan(20);
    }

    /** Whether it came to the end of an epoch without the crash. */
    private static boolean runsThrough(Signing signing) throws IOException {
        for (int i = 0; i < 20 && !isAt(signing, AnchorState.Final.class); i++) {
            try {
                signing.notary().step();
            } catch (CrashPoints.Crash e) {
                return false;
            } catch (ChainUnavailableException e) {
                // the contract is not in a block yet
            }
            signing.rpc("evm_mine");
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aReorganisationOfAnyDepthLeavesOneAnchor(int depth) throws IOException {
        Signing signing = signing(CONFIRMATIONS);
        signing.grow();
        until(signing, AnchorState.Mined.class);
        signing.rpc("anvil_mine", "0x" + Integer.toHexString(depth));
        signing.rpc("anvil_reorg", depth + 1, List.of());
        signing.finish();
        signing.assertEveryEpochAnchoredOnce();
    }

    @Test
    void aReorganisationThatTakesTheContractBringsItBackToItsPlace() throws IOException {
        Signing signing = signing(CONFIRMATIONS);
        signing.grow();
        until(signing, AnchorState.Sent.class);
        signing.rpc("anvil_reorg", 3, List.of());
        signing.finish();
        signing.assertEveryEpochAnchoredOnce();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultyNode.Fault.class,
            names = {
                "TOO_MANY_REQUESTS",
                "UNAVAILABLE",
                "GARBAGE",
                "HANGS_UP",
                "ANSWER_LOST",
                "UNDERPRICED",
                "OTHER_CHAIN",
                "LIES"
            })
    void aNodeThatFailsAtAnyStateDelaysTheAnchorOnly(FaultyNode.Fault fault) throws IOException {
        try (FaultyNode gateway = FaultyNode.before(anvil.url())) {
            HttpService asked = new HttpService(gateway.url());
            Signing signing = new Signing(signers++, node, List.of(asked), 2);
            signing.grow();
            for (int i = 0; i < 20; i++) {
                gateway.become(i % 2 == 1 ? fault : FaultyNode.Fault.NONE);
                signing.step();
                signing.rpc("evm_mine");
            }
            gateway.become(FaultyNode.Fault.NONE);
            signing.finish();
            signing.assertEveryEpochAnchoredOnce();
        }
    }

    @Test
    void aNodeOfAnotherChainIsToldAndNothingIsSigned() throws IOException {
        try (FaultyNode gateway = FaultyNode.before(anvil.url())) {
            Signing signing = new Signing(signers++, node, List.of(new HttpService(gateway.url())), 2);
            signing.grow();
            signing.step();
            Notary running = signing.notary();
            running.step();
            gateway.become(FaultyNode.Fault.OTHER_CHAIN);
            assertThatExceptionOfType(ChainUnavailableException.class)
                    .isThrownBy(running::step)
                    .withMessageContaining("the node is on chain 1, the contract is");
        }
    }

    @Test
    void nodesThatDisagreeStopTheAnchorUntilTheyAgree() throws IOException, InterruptedException {
        try (FaultyNode liar = FaultyNode.before(anvil.url())) {
            Signing signing = new Signing(signers++, node, List.of(node, new HttpService(liar.url())), 2);
            signing.grow();
            until(signing, AnchorState.Sent.class);
            signing.step();
            liar.become(FaultyNode.Fault.LIES);
            signing.rpc("evm_mine");
            assertThatExceptionOfType(ChainUnavailableException.class)
                    .isThrownBy(() -> signing.notary().step())
                    .withMessageContaining("the nodes do not agree about the transaction");
            liar.become(FaultyNode.Fault.NONE);
            signing.finish();
            signing.assertEveryEpochAnchoredOnce();
        }
    }

    @Test
    void oneOfThreeNodesMayBeAway() throws IOException {
        try (FaultyNode away = FaultyNode.before(anvil.url())) {
            Signing signing = new Signing(signers++, node, List.of(node, node, new HttpService(away.url())), 2);
            away.become(FaultyNode.Fault.UNAVAILABLE);
            signing.grow();
            signing.finish();
            signing.assertEveryEpochAnchoredOnce();
        }
    }

    /** The base fee takes all that it offers, so that nothing is left for who makes the block. */
    @Test
    void aTransactionThatNoBlockTakesIsReplacedForMore() throws IOException {
        Signing signing = signing(2);
        signing.grow();
        until(signing, AnchorState.Sent.class);
        String cheap = transaction(signing);
        signing.rpc("evm_setAutomine", false);
        signing.step();
        signing.rpc("anvil_setNextBlockBaseFeePerGas", "0x174876e800");
        signing.rpc("anvil_mine", "0x1");
        signing.step();
        assertThat(transaction(signing)).isNotEqualTo(cheap);
        signing.rpc("evm_setAutomine", true);
        signing.finish();
        signing.assertEveryEpochAnchoredOnce();
    }

    @Test
    void aNonceThatTheChainHasForgottenIsSignedAnew() throws IOException {
        Signing signing = signing(2);
        signing.grow();
        signing.finish();
        signing.grow();
        until(signing, AnchorState.Sent.class);
        String before = transaction(signing);
        signing.rpc("anvil_setNonce", signing.key.getAddress(), "0x1");
        signing.step();
        assertThat(transaction(signing)).isNotEqualTo(before);
        signing.finish();
        signing.assertEveryEpochAnchoredOnce();
    }

    /** A run is a sequence of steps, blocks and faults, all drawn from its seed. */
    @Test
    void whateverHappensInWhateverOrderEachEpochHasOneFinalAnchor() throws IOException {
        int runs = Integer.getInteger("fault.runs", 4);
        long seed = Long.getLong("fault.seed", 1);
        for (long run = seed; run < seed + runs; run++) {
            try (FaultyNode gateway = FaultyNode.before(anvil.url())) {
                Signing signing = new Signing(signers++, node, List.of(new HttpService(gateway.url())), CONFIRMATIONS);
                Random random = new Random(run);
                signing.grow();
                until(signing, AnchorState.Pending.class);
                for (int i = 0; i < ACTIONS; i++) {
                    act(signing, gateway, random);
                }
                gateway.become(FaultyNode.Fault.NONE);
                signing.crashes.disarm();
                signing.rpc("evm_setAutomine", true);
                signing.finish();
                signing.assertEveryEpochAnchoredOnce();
                System.out.println("fault run " + run + ": "
                        + (signing.store.newest().orElseThrow().number() + 1) + " epochs, each with one final anchor");
            }
        }
    }

    private static void act(Signing signing, FaultyNode gateway, Random random) throws IOException {
        switch (random.nextInt(14)) {
            case 0 -> signing.grow();
            case 1 -> signing.rpc("anvil_reorg", 1 + random.nextInt(DEEPEST), List.of());
            case 2 -> signing.rpc("evm_setAutomine", random.nextBoolean());
            case 3 -> signing.crashes.arm(random.nextInt(12), random.nextBoolean());
            case 4 -> gateway.become(FaultyNode.Fault.values()[random.nextInt(FaultyNode.Fault.values().length)]);
            case 5 -> drop(signing);
            case 6 ->
                signing.rpc(
                        "anvil_setNextBlockBaseFeePerGas",
                        "0x" + Long.toHexString(1_000_000_000L << random.nextInt(5)));
            case 7 -> signing.rpc("anvil_mine", "0x" + Integer.toHexString(1 + random.nextInt(DEEPEST)));
            case 8, 9 -> gateway.become(FaultyNode.Fault.NONE);
            default -> {
                signing.step();
                signing.rpc("evm_mine");
            }
        }
    }

    private static void drop(Signing signing) throws IOException {
        if (signing.store
                .newest()
                .filter(epoch -> epoch.anchor() instanceof AnchorState.Sent)
                .isPresent()) {
            signing.rpc("anvil_dropTransaction", transaction(signing));
        }
    }

    private static String transaction(Signing signing) {
        return signing.store.newest().orElseThrow().anchor().transactionHash().orElseThrow();
    }

    private static Signing signing(int confirmations) {
        return new Signing(signers++, node, List.of(node), confirmations);
    }

    private static void until(Signing signing, Class<? extends AnchorState> state) throws IOException {
        signing.rpc("evm_setAutomine", true);
        for (int i = 0; i < 60 && !isAt(signing, state); i++) {
            signing.step();
        }
        assertThat(isAt(signing, state)).as(state.getSimpleName()).isTrue();
    }

    private static boolean isAt(Signing signing, Class<? extends AnchorState> state) {
        return signing.store
                .newest()
                .filter(epoch -> state.isInstance(epoch.anchor()))
                .isPresent();
    }
}
