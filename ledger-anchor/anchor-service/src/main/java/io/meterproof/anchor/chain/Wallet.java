package io.meterproof.anchor.chain;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.web3j.crypto.ContractUtils;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.crypto.transaction.type.Transaction1559;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.response.VoidResponse;
import org.web3j.utils.Numeric;

/** Signs transactions of the anchor key (EIP-1559) and sends them. */
final class Wallet {
    private static final Logger LOG = LoggerFactory.getLogger(Wallet.class);
    private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger TIP = GWEI;
    /** A million ether, in wei. */
    private static final String DEVELOPMENT_FUNDS = Numeric.toHexStringWithPrefix(BigInteger.TEN.pow(24));

    private final Web3j node;
    private final Web3jService service;
    private final Credentials key;
    private final BigInteger mostFee;

    /** @param mostGwei of which no gas unit costs more, whatever happens */
    Wallet(Web3jService service, Credentials key, long mostGwei) {
        this.service = service;
        this.node = Web3j.build(service);
        this.key = key;
        this.mostFee = GWEI.multiply(BigInteger.valueOf(mostGwei));
    }

    String address() {
        return key.getAddress();
    }

    /**
     * The next transaction: a nonce that no mined transaction has, twice the present base fee.
     *
     * @param replaced a transaction of that nonce, at most: nodes take another only for an eighth more, here it is a quarter
     */
    Signed sign(long chainId, String to, String data, long gasLimit, Optional<String> replaced) {
        BigInteger nonce = nextNonce();
        Optional<Transaction1559> before = replaced.map(Wallet::decoded);
        BigInteger tip = before.map(Transaction1559::getMaxPriorityFeePerGas)
                .map(Wallet::raised)
                .orElse(TIP);
        BigInteger usual = baseFee().shiftLeft(1).add(tip);
        BigInteger fee = before.map(Transaction1559::getMaxFeePerGas)
                .map(Wallet::raised)
                .map(usual::max)
                .orElse(usual);
        if (fee.compareTo(mostFee) > 0) {
            throw new ChainUnavailableException("a transaction would cost " + fee.divide(GWEI)
                    + " gwei a unit of gas, and no more than " + mostFee.divide(GWEI) + " is offered");
        }
        RawTransaction transaction = RawTransaction.createTransaction(
                chainId, nonce, BigInteger.valueOf(gasLimit), to, BigInteger.ZERO, data, tip, fee);
        String raw = Numeric.toHexString(TransactionEncoder.signMessage(transaction, key));
        return new Signed(Hash.sha3(raw), raw, ContractUtils.generateContractAddress(address(), nonce));
    }

    /** Why no block will take a transaction as it is, if so. */
    Optional<String> hopeless(String raw) {
        Transaction1559 transaction = decoded(raw);
        if (transaction.getMaxFeePerGas().compareTo(baseFee()) < 0) {
            return Optional.of("it offers less than the base fee");
        }
        return transaction.getNonce().compareTo(nextNonce()) > 0
                ? Optional.of("a nonce before its own is missing")
                : Optional.empty();
    }

    private BigInteger nextNonce() {
        return Rpc.call(node.ethGetTransactionCount(address(), DefaultBlockParameterName.LATEST))
                .getTransactionCount();
    }

    private BigInteger baseFee() {
        return Rpc.call(node.ethGetBlockByNumber(DefaultBlockParameterName.LATEST, false))
                .getBlock()
                .getBaseFeePerGas();
    }

    private static Transaction1559 decoded(String raw) {
        return (Transaction1559) TransactionDecoder.decode(raw).getTransaction();
    }

    private static BigInteger raised(BigInteger fee) {
        return fee.add(fee.shiftRight(2));
    }

    /** Gives the key ether, by the method that development nodes have, if it has none. */
    void fundOnDevelopmentChain() {
        BigInteger balance = Rpc.call(node.ethGetBalance(address(), DefaultBlockParameterName.LATEST))
                .getBalance();
        if (balance.signum() == 0) {
            Rpc.call(new Request<>(
                    "anvil_setBalance", List.of(address(), DEVELOPMENT_FUNDS), service, VoidResponse.class));
            LOG.info("development chain: gave {} ether to {}", 1_000_000, address());
        }
    }

    Chain.Sending send(String raw) {
        var answer = Rpc.raw(node.ethSendRawTransaction(raw));
        if (!answer.hasError()) {
            return Chain.Sending.ACCEPTED;
        }
        String message = String.valueOf(answer.getError().getMessage());
        if (message.contains("underpriced")
                || message.contains("fee too low")
                || message.contains("less than block base fee")) {
            return Chain.Sending.UNDERPRICED;
        }
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
