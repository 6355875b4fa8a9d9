package io.meterproof.anchor.chain;

import io.meterproof.contracts.AnchorLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.web3j.crypto.Credentials;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.DefaultBlockParameterName;

/** Finds the contract, or deploys it once: its address is stored before the transaction is sent. */
public final class Deployer {
    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);
    private static final long GAS_LIMIT = 500_000;
    private static final long DEVELOPMENT_CHAIN = 31_337;
    private final Web3j node;
    private final Wallet wallet;
    private final Fees fees;
    private final List<Web3jService> others;
    private final Credentials key;
    private final DeploymentStore store;
    private final Optional<String> contract;

    /**
     * A deployer that signs with the chain key.
     *
     * @param services of the chain's nodes; all that answer have to agree about every anchor, and the first deploys
     * @param contract of an operator who has deployed it; otherwise the stored one, or a new one
     */
    public Deployer(
            List<Web3jService> services, Credentials key, DeploymentStore store, Optional<String> contract, Fees fees) {
        this.node = Web3j.build(services.get(0));
        this.others = services.subList(1, services.size());
        this.key = key;
        this.fees = fees;
        this.wallet = new Wallet(services.get(0), key, fees.mostGwei());
        this.store = store;
        this.contract = contract;
    }

    /**
     * The contract, deployed if it must be.
     *
     * @param used the contract in which the epochs so far are anchored: their proofs name it, and another does not know them
     * @throws ChainUnavailableException until the contract is there; call again
     */
    public Chain connect(Optional<Contract> used) {
        long chainId = Rpc.call(node.ethChainId()).getChainId().longValueExact();
        Deployment deployment = contract.map(address -> new Deployment(new Contract(chainId, address), ""))
                .or(store::deployment)
                .orElseGet(() -> plan(chainId));
        check(deployment.contract(), chainId, used);
        if (chainId == DEVELOPMENT_CHAIN) {
            wallet.fundOnDevelopmentChain();
        }
        if (!present(deployment)) {
            deploy(deployment);
        }
        if (!store.deployment().equals(Optional.of(deployment))) {
            store.remember(deployment);
        }
        return agreed(deployment.contract());
    }

    private Chain agreed(Contract deployed) {
        Chain first = new EthereumChain(node, wallet, deployed);
        if (others.isEmpty()) {
            return first;
        }
        List<Chain> nodes = new ArrayList<>(List.of(first));
        others.forEach(service -> nodes.add(
                new EthereumChain(Web3j.build(service), new Wallet(service, key, fees.mostGwei()), deployed)));
        return new AgreeingChains(nodes);
    }

    private static void check(Contract contract, long chainId, Optional<Contract> used) {
        if (used.isPresent() && !used.get().equals(contract)) {
            throw new ChainUnavailableException("the epochs so far are anchored in " + used.get() + ", not in "
                    + contract + ": another contract needs another log, with a name, a key and a keyspace of its own");
        }
        if (contract.chainId() != chainId) {
            throw new ChainUnavailableException("the node is on chain " + chainId + ", the contract is " + contract);
        }
    }

    private Deployment plan(long chainId) {
        Wallet.Signed signed = wallet.sign(chainId, null, AnchorLog.BINARY, GAS_LIMIT, Optional.empty());
        Deployment planned = new Deployment(new Contract(chainId, signed.created()), signed.raw());
        store.remember(planned);
        LOG.info("deploying the contract {}", planned.contract());
        return planned;
    }

    private void deploy(Deployment deployment) {
        if (deployment.raw().isEmpty()) {
            throw new ChainUnavailableException("no contract at " + deployment.contract());
        }
        Chain.Sending sending = wallet.send(affordable(deployment).raw());
        if (!present(deployment)) {
            throw new ChainUnavailableException(
                    sending == Chain.Sending.ACCEPTED
                            ? "the contract " + deployment.contract() + " is not in a block yet"
                            : "no contract at " + deployment.contract()
                                    + ", and its nonce is spent: has the chain been reset?");
        }
    }

    /** A deployment that is outbid is signed again: of one nonce, so that the contract has one address. */
    private Deployment affordable(Deployment deployment) {
        if (wallet.hopeless(deployment.raw()).isEmpty()) {
            return deployment;
        }
        Wallet.Signed signed = wallet.sign(
                deployment.contract().chainId(), null, AnchorLog.BINARY, GAS_LIMIT, Optional.of(deployment.raw()));
        if (!signed.created().equalsIgnoreCase(deployment.contract().address())) {
            return deployment;
        }
        Deployment again = new Deployment(deployment.contract(), signed.raw());
        store.remember(again);
        return again;
    }

    private boolean present(Deployment deployment) {
        String code = Rpc.call(node.ethGetCode(deployment.contract().address(), DefaultBlockParameterName.LATEST))
                .getCode();
        return code.length() > 2;
    }
}
