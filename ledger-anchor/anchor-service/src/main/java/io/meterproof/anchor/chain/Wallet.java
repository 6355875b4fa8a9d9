package io.meterproof.anchor.chain;

import java.math.BigInteger;
import org.web3j.crypto.ContractUtils;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.utils.Numeric;

/** Signs transactions of the anchor key (EIP-1559) and sends them. */
final class Wallet {
    private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000);
    private final Web3j node;
    private final Credentials key;

    Wallet(Web3j node, Credentials key) {
        this.node = node;
        this.key = key;
    }

    String address() {
        return key.getAddress();
    }

    /** The next transaction: a nonce that no mined transaction has, twice the present base fee. */
    Signed sign(long chainId, String to, String data, long gasLimit) {
        BigInteger nonce = Rpc.call(node.ethGetTransactionCount(address(), DefaultBlockParameterName.LATEST))
                .getTransactionCount();
        BigInteger baseFee = Rpc.call(node.ethGetBlockByNumber(DefaultBlockParameterName.LATEST, false))
                .getBlock()
                .getBaseFeePerGas();
        BigInteger fee = baseFee.shiftLeft(1).add(TIP);
        RawTransaction transaction = RawTransaction.createTransaction(
                chainId, nonce, BigInteger.valueOf(gasLimit), to, BigInteger.ZERO, data, TIP, fee);
        String raw = Numeric.toHexString(TransactionEncoder.signMessage(transaction, key));
        return new Signed(Hash.sha3(raw), raw, ContractUtils.generateContractAddress(address(), nonce));
    }

    Chain.Sending send(String raw) {
        var answer = Rpc.raw(node.ethSendRawTransaction(raw));
        if (!answer.hasError()) {
            return Chain.Sending.ACCEPTED;
        }
        String message = answer.getError().getMessage();
        if (message.contains("already")) {
            return Chain.Sending.ACCEPTED;
        }
        if (message.contains("nonce too low")) {
            return Chain.Sending.NONCE_SPENT;
        }
        throw new ChainUnavailableException("the transaction was not taken: " + message);
    }

    /** @param created the address of the contract, if the transaction creates one */
    record Signed(String hash, String raw, String created) {}
}
