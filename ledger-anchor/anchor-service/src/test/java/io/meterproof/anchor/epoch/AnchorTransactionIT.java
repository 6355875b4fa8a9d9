package io.meterproof.anchor.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Chain;
import io.meterproof.anchor.chain.ChainUnavailableException;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may happen to an anchor's transaction on a real chain. */
class AnchorTransactionIT {
    private TestNotary notary;

    @BeforeEach
    void start() throws IOException {
        notary = new TestNotary();
    }

    @AfterEach
    void stop() throws InterruptedException, IOException {
        notary.close();
    }

    @Test
    void aDroppedTransactionIsSentAgain() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        notary.stepUntil(AnchorState.Sent.class);
        notary.chain.rpc("evm_setAutomine", false);
        notary.step();
        notary.chain.rpc(
                "anvil_dropTransaction",
                notary.store.newest().orElseThrow().anchor().transactionHash().orElseThrow());
        notary.step();
        notary.chain.rpc("evm_setAutomine", true);
        Epoch epoch = notary.finish();
        assertThat(notary.anchoredRoots()).containsExactly(epoch.root());
    }

    @Test
    void anAnchorThatAReorganisationDroppedIsAnchoredAgain() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        notary.stepUntil(AnchorState.Mined.class);
        notary.chain.rpc("anvil_reorg", 1, List.of());
        assertThat(notary.anchoredRoots()).isEmpty();
        Epoch epoch = notary.finish();
        assertThat(notary.anchoredRoots()).containsExactly(epoch.root());
    }

    @Test
    void anAnchorWhoseNonceIsSpentIsSignedAnew() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        notary.stepUntil(AnchorState.Sent.class);
        Optional<String> first = notary.store.newest().orElseThrow().anchor().transactionHash();
        notary.chain.rpc("anvil_setNonce", TestNotary.FRESH_KEY.getAddress(), "0x9");
        Epoch epoch = notary.finish();
        assertThat(epoch.anchor().transactionHash()).isNotEqualTo(first);
        assertThat(notary.anchoredRoots()).containsExactly(epoch.root());
    }

    @Test
    void anAnchorThatIsOutbidIsSignedAgainForMore() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        notary.stepUntil(AnchorState.Sent.class);
        Optional<String> cheap = notary.anchor().transactionHash();
        notary.chain.rpc("evm_setAutomine", false);
        notary.step();
        notary.chain.rpc("anvil_setNextBlockBaseFeePerGas", "0x174876e800");
        notary.chain.mine();
        notary.step();
        assertThat(notary.anchor().transactionHash()).isNotEqualTo(cheap);
        notary.chain.rpc("evm_setAutomine", true);
        Epoch epoch = notary.finish();
        assertThat(notary.anchoredRoots()).containsExactly(epoch.root());
    }

    @Test
    void aReorganisationBelowAFinalAnchorIsCalledOne() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        AnchorState.Final dropped = (AnchorState.Final) notary.finishNext().anchor();
        Leaves.grow(notary.store, 0, 5, 6);
        notary.stepUntilThereIs(1);
        notary.chain.rpc("anvil_reorg", notary.chain.height() - dropped.blockNumber() + 1, List.of());
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(notary::step)
                .withMessageContaining("a reorganisation took back the final anchors of epochs 0 to 0");
    }

    @Test
    void aWriterFromOutsideStopsTheAnchorAndIsNamed() {
        Leaves.grow(notary.store, 0, 0, 5);
        notary.stepUntil(AnchorState.Sent.class);
        Chain chain = notary.restarted();
        chain.send(chain.sign(new AnchorState.Pending(), Hash.ZERO, Hash.ZERO).raw());
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(notary::step)
                .withMessageContaining("epoch 0 cannot be anchored: the contract holds");
    }
}
