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
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.core.methods.response.EthLog.LogObject;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.utils.Numeric;

/** {@code AnchorLog} through the JSON-RPC of one node. */
public final class EthereumChain implements Chain {
    private static final long GAS_LIMIT = 100_000;
    private static final long PAGE = 1_000;
    private static final long MOST_PAGES = 50;
    private static final String ACC = FunctionEncoder.encode(new Function(AnchorLog.FUNC_ACC, List.of(), List.of()));
    private final Web3j node;
    private final Wallet wallet;
    private final Contract contract;

    EthereumChain(Web3j node, Wallet wallet, Contract contract) {
        this.node = node;
        this.wallet = wallet;
        this.contract = contract;
    }

    @Override
    public Contract contract() {
        return contract;
    }

    @Override
    public Hash acc() {
        String answer = Rpc.call(node.ethCall(
                        Transaction.createEthCallTransaction(wallet.address(), contract.address(), ACC),
                        DefaultBlockParameterName.LATEST))
                .getValue();
        byte[] slot = Numeric.hexStringToByteArray(answer);
        if (slot.length != Hash.LENGTH) {
            throw new ChainUnavailableException("no AnchorLog at " + contract);
        }
        return Hash.of(slot);
    }

    @Override
    public ChainView view(AnchorState anchor, Hash expected, Hash root, long fromBlock) {
        checkChain();
        long height = height();
        Optional<Inclusion> inclusion = anchor.transactionHash().flatMap(this::inclusion);
        boolean known = anchor.transactionHash().filter(this::known).isPresent();
        Optional<String> hopeless =
                anchor instanceof AnchorState.Sent sent ? wallet.hopeless(sent.raw()) : Optional.empty();
        Hash acc = acc();
        Optional<Inclusion> written = acc.equals(expected)
                ? Optional.empty()
                : inclusion.filter(Inclusion::succeeded).or(() -> written(root, fromBlock, height));
        return new ChainView(acc, height, known, hopeless, inclusion, written);
    }

    /** A node may be pointed elsewhere while this runs. */
    private void checkChain() {
        long chainId = Rpc.call(node.ethChainId()).getChainId().longValueExact();
        if (chainId != contract.chainId()) {
            throw new ChainUnavailableException("the node is on chain " + chainId + ", the contract is " + contract);
        }
    }

    private long height() {
        return Rpc.call(node.ethBlockNumber()).getBlockNumber().longValueExact();
    }

    private boolean known(String transaction) {
        return Rpc.call(node.ethGetTransactionByHash(transaction))
                .getTransaction()
                .isPresent();
    }

    /** A call that the contract would refuse is not signed: it would cost, and be refused again and again. */
    @Override
    public AnchorState.Sent sign(AnchorState before, Hash expected, Hash root) {
        String call = FunctionEncoder.encode(new Function(
                AnchorLog.FUNC_ANCHOR, List.of(new Bytes32(expected.bytes()), new Bytes32(root.bytes())), List.of()));
        EthCall trial = Rpc.raw(node.ethCall(
                Transaction.createEthCallTransaction(wallet.address(), contract.address(), call),
                DefaultBlockParameterName.LATEST));
        if (trial.hasError()) {
            throw new ChainUnavailableException("the contract " + contract + " refuses " + wallet.address() + ": "
                    + trial.getError().getMessage());
        }
        Optional<String> replaced =
                before instanceof AnchorState.Sent sent ? Optional.of(sent.raw()) : Optional.empty();
        Wallet.Signed signed = wallet.sign(contract.chainId(), contract.address(), call, GAS_LIMIT, replaced);
        return new AnchorState.Sent(signed.hash(), signed.raw(), height());
    }

    @Override
    public Sending send(String raw) {
        return wallet.send(raw);
    }

    private Optional<Inclusion> inclusion(String transaction) {
        return Rpc.call(node.ethGetTransactionReceipt(transaction))
                .getTransactionReceipt()
                .filter(receipt -> transaction.equals(receipt.getTransactionHash()))
                .map(EthereumChain::inclusion)
                .filter(this::isCanonical);
    }

    /** A receipt or a log may be of a block that is not on the chain any longer. */
    private boolean isCanonical(Inclusion inclusion) {
        var block = Rpc.call(node.ethGetBlockByNumber(
                        DefaultBlockParameter.valueOf(BigInteger.valueOf(inclusion.blockNumber())), false))
                .getBlock();
        return block != null && inclusion.block().equals(block.getHash());
    }

    private static Inclusion inclusion(TransactionReceipt receipt) {
        return new Inclusion(
                receipt.getTransactionHash(),
                receipt.getBlockHash(),
                receipt.getBlockNumber().longValueExact(),
                receipt.isStatusOK());
    }

    /**
     * The contract has one kind of log, whose data is the root. An epoch log's root never comes twice. Newest blocks first, a page at
     * a time: this is asked only when somebody has written, and that was lately.
     */
    private Optional<Inclusion> written(Hash root, long fromBlock, long height) {
        long last = Math.max(fromBlock, height - MOST_PAGES * PAGE);
        for (long to = height; to >= last; to -= PAGE) {
            Optional<Inclusion> found = written(root, Math.max(last, to - PAGE + 1), to, to == height);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Inclusion> written(Hash root, long from, long to, boolean toNewest) {
        EthFilter ofContract = new EthFilter(
                DefaultBlockParameter.valueOf(BigInteger.valueOf(from)),
                toNewest ? DefaultBlockParameterName.LATEST : DefaultBlockParameter.valueOf(BigInteger.valueOf(to)),
                contract.address());
        String data = Numeric.toHexString(root.bytes());
        return Rpc.call(node.ethGetLogs(ofContract)).getLogs().stream()
                .map(log -> (LogObject) log.get())
                .filter(log -> log.getData().equals(data))
                .map(log -> new Inclusion(
                        log.getTransactionHash(),
                        log.getBlockHash(),
                        log.getBlockNumber().longValueExact(),
                        true))
                .filter(this::isCanonical)
                .findFirst();
    }
}
