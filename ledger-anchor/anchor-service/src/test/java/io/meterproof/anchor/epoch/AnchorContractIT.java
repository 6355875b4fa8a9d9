package io.meterproof.anchor.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Chain;
import io.meterproof.anchor.chain.ChainUnavailableException;
import io.meterproof.anchor.chain.Contract;
import io.meterproof.anchor.chain.Deployer;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;

/** Which contract is written, and by whom. */
class AnchorContractIT {
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
    void aContractThatAnOperatorNamesMustBeThere() {
        Deployer deployer =
                notary.deployer(TestNotary.FRESH_KEY, Optional.of("0x00000000000000000000000000000000000000aa"));
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(() -> deployer.connect(Optional.empty()))
                .withMessageContaining("no contract at 0x00000000000000000000000000000000000000aa");
    }

    @Test
    void anotherContractIsRefusedWhileThereAreEpochs() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        Contract used = notary.finishNext().slot().contract();
        Deployer deployer =
                notary.deployer(TestNotary.FRESH_KEY, Optional.of("0x00000000000000000000000000000000000000aa"));
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(() -> deployer.connect(Optional.of(used)))
                .withMessageContaining("the epochs so far are anchored in " + used);
        assertThat(notary.store.deployment().orElseThrow().contract()).isEqualTo(used);
    }

    @Test
    void aKeyThatIsNotTheWritersSignsNothing() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        notary.step();
        Credentials other = Credentials.create(BigInteger.valueOf(8).toString(16));
        Chain chain = notary.deployer(other, Optional.empty()).connect(Optional.empty());
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(() -> notary.on(chain).step())
                .withMessageContaining("refuses");
        assertThat(notary.anchor()).isEqualTo(new AnchorState.Pending());
    }
}
