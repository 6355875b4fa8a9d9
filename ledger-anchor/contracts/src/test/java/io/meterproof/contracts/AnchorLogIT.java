package io.meterproof.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.protocol.exceptions.TransactionException;
import org.web3j.tx.RawTransactionManager;
import org.web3j.tx.gas.StaticGasProvider;
import org.web3j.utils.Numeric;

class AnchorLogIT {
    private static final BigInteger GAS_LIMIT = BigInteger.valueOf(500_000);
    private static final BigInteger GAS_PRICE = BigInteger.valueOf(2_000_000_000);
    private static Anvil anvil;
    private static Web3j chain;
    private AnchorLog contract;

    @BeforeAll
    static void startChain() throws IOException {
        anvil = Anvil.start();
        chain = anvil.connect();
    }

    @AfterAll
    static void stopChain() throws InterruptedException {
        chain.shutdown();
        anvil.close();
    }

    @BeforeEach
    void deploy() throws Exception {
        contract = AnchorLog.deploy(
                        chain,
                        new RawTransactionManager(chain, Credentials.create(Anvil.KEY), Anvil.CHAIN_ID, 200, 50),
                        new StaticGasProvider(GAS_PRICE, GAS_LIMIT))
                .send();
    }

    @Test
    void anAnchoredRootIsBoundToAllBeforeIt() throws Exception {
        contract.anchor(new byte[32], root(1), BigInteger.ZERO).send();
        byte[] first = Hash.sha3(joined(new byte[32], root(1)));
        contract.anchor(first, root(2), BigInteger.ZERO).send();
        assertThat(contract.acc().send()).isEqualTo(Hash.sha3(joined(first, root(2))));
    }

    @Test
    void theLogIsTheRootAndNothingElse() throws Exception {
        TransactionReceipt receipt =
                contract.anchor(new byte[32], root(7), BigInteger.ZERO).send();
        assertThat(receipt.getLogs()).singleElement().satisfies(log -> {
            assertThat(log.getAddress()).isEqualTo(contract.getContractAddress());
            assertThat(log.getTopics()).isEmpty();
            assertThat(log.getData()).isEqualTo(Numeric.toHexString(root(7)));
        });
    }

    @Test
    void aStaleWriterIsRefusedAndToldThePresentSlot() throws Exception {
        contract.anchor(new byte[32], root(1), BigInteger.ZERO).send();
        byte[] present = contract.acc().send();
        String call = contract.anchor(new byte[32], root(2), BigInteger.ZERO).encodeFunctionCall();
        EthCall answer = chain.ethCall(
                        Transaction.createEthCallTransaction(
                                Credentials.create(Anvil.KEY).getAddress(), contract.getContractAddress(), call),
                        DefaultBlockParameterName.LATEST)
                .send();
        assertThat(answer.isReverted()).isTrue();
        assertThat(answer.getError().getData().replace("\"", ""))
                .isEqualTo(Hash.sha3String("StaleWriter(bytes32)").substring(0, 10)
                        + Numeric.toHexStringNoPrefix(present));
        assertThatThrownBy(() ->
                        contract.anchor(new byte[32], root(2), BigInteger.ZERO).send())
                .isInstanceOf(TransactionException.class);
        assertThat(contract.acc().send()).isEqualTo(present);
    }

    @Test
    void anybodyElseIsRefused() throws Exception {
        byte[] present = contract.acc().send();
        String call = contract.anchor(present, root(2), BigInteger.ZERO).encodeFunctionCall();
        EthCall answer = chain.ethCall(
                        Transaction.createEthCallTransaction(
                                "0x00000000000000000000000000000000000000aa", contract.getContractAddress(), call),
                        DefaultBlockParameterName.LATEST)
                .send();
        assertThat(answer.isReverted()).isTrue();
        assertThat(answer.getError().getData().replace("\"", ""))
                .isEqualTo(Hash.sha3String("NotTheWriter()").substring(0, 10));
    }

    @Test
    void everyEpochAfterTheFirstCostsAtMost28000Gas() throws Exception {
        byte[] acc = new byte[32];
        for (int epoch = 0; epoch < 5; epoch++) {
            BigInteger gas =
                    contract.anchor(acc, root(epoch), BigInteger.ZERO).send().getGasUsed();
            System.out.println("gas of epoch " + epoch + ": " + gas);
            assertThat(gas).isLessThanOrEqualTo(BigInteger.valueOf(epoch == 0 ? 45_000 : 28_000));
            acc = contract.acc().send();
        }
    }

    /** A root without zero bytes, which would be cheaper. */
    private static byte[] root(int seed) {
        byte[] root = Hash.sha3(new byte[] {(byte) seed});
        for (int i = 0; i < root.length; i++) {
            root[i] = root[i] == 0 ? 1 : root[i];
        }
        return root;
    }

    private static byte[] joined(byte[] left, byte[] right) {
        byte[] joined = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }
}
