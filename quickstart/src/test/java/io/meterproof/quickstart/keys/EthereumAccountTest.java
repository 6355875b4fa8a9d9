package io.meterproof.quickstart.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Expected values: the account of private key 1, as any wallet shows it, and its first contract. */
class EthereumAccountTest {
    private final EthereumAccount account = new EthereumAccount(BigInteger.ONE);

    @Test
    void theAddressIsTheHashOfThePublicKey() {
        assertThat(account.address()).isEqualTo("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
    }

    @Test
    void theFirstContractIsTheHashOfAccountAndNonce() {
        assertThat(account.firstContract()).isEqualTo("0xf2e246bb76df876cef8b38ae84130f4f55de395b");
    }
}
