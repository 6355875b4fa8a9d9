package io.meterproof.anchor.chain;

import io.meterproof.contracts.AnchorLog;
import io.meterproof.tlog.Hash;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthLog.LogObject;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.utils.Numeric;

/** {@code AnchorLog} through the JSON-RPC of one node. */
public final class EthereumChain implements Chain {
    private static final long GAS_LIMIT = 100_000;
    private static final String ACC = FunctionEncoder.encode(new Function(AnchorLog.FUNC_ACC, List.of(), List.of()));
    private final Web3j node;
    private final Wallet wallet;
    private final Deployment deployment;

    EthereumChain(Web3j node, Wallet wallet, Deployment deployment) {
        this.node = node;
        this.wallet = wallet;
        this.deployment = deployment;
    }

    @Override
    public Deployment deployment() {
        return deployment;
    }

    @Override
    public Hash acc() {
        String answer = Rpc.call(node.ethCall(
                        Transaction.createEthCallTransaction(wallet.address(), deployment.contract(), ACC),
                        DefaultBlockParameterName.LATEST))
                .getValue();
        byte[] slot = Numeric.hexStringToByteArray(answer);
        if (slot.length != Hash.LENGTH) {
            throw new ChainUnavailableException(
                    "no AnchorLog at " + deployment.contract() + " on chain " + deployment.chainId());
        }
        return Hash.of(slot);
    }

    @Override
    public ChainView view(Optional<String> transaction, Hash root, long fromBlock) {
        long height = Rpc.call(node.ethBlockNumber()).getBlockNumber().longValueExact();
        Optional<Inclusion> inclusion = transaction.flatMap(this::inclusion);
        boolean known = transaction
                .filter(hash -> Rpc.call(node.ethGetTransactionByHash(hash))
                        .getTransaction()
                        .isPresent())
                .isPresent();
        return new ChainView(acc(), height, known, inclusion, written(root, fromBlock));
    }

    @Override
    public AnchorState.Sent sign(Hash expected, Hash root) {
        Function anchor = new Function(
                AnchorLog.FUNC_ANCHOR, List.of(new Bytes32(expected.bytes()), new Bytes32(root.bytes())), List.of());
        Wallet.Signed signed =
                wallet.sign(deployment.chainId(), deployment.contract(), FunctionEncoder.encode(anchor), GAS_LIMIT);
        return new AnchorState.Sent(signed.hash(), signed.raw());
    }

    @Override
    public Sending send(String raw) {
        return wallet.send(raw);
    }

    private Optional<Inclusion> inclusion(String transaction) {
        return Rpc.call(node.ethGetTransactionReceipt(transaction))
                .getTransactionReceipt()
                .map(EthereumChain::inclusion);
    }

    private static Inclusion inclusion(TransactionReceipt receipt) {
        return new Inclusion(
                receipt.getTransactionHash(),
                receipt.getBlockHash(),
                receipt.getBlockNumber().longValueExact(),
                receipt.isStatusOK());
    }

    /** The contract has one kind of log, whose data is the root. An epoch log's root never comes twice. */
    private Optional<Inclusion> written(Hash root, long fromBlock) {
        EthFilter ofContract = new EthFilter(
                DefaultBlockParameter.valueOf(BigInteger.valueOf(fromBlock)),
                DefaultBlockParameterName.LATEST,
                deployment.contract());
        String data = Numeric.toHexString(root.bytes());
        return Rpc.call(node.ethGetLogs(ofContract)).getLogs().stream()
                .map(log -> (LogObject) log.get())
                .filter(log -> log.getData().equals(data))
                .map(log -> new Inclusion(
                        log.getTransactionHash(),
                        log.getBlockHash(),
                        log.getBlockNumber().longValueExact(),
                        true))
                .findFirst();
    }
}
