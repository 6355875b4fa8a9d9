package io.meterproof.anchor.chain;

import io.meterproof.contracts.AnchorLog;
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
    private final DeploymentStore store;
    private final Optional<String> contract;

    /**
     * A deployer that signs with the chain key.
     *
     * @param contract of an operator who has deployed it; otherwise the stored one, or a new one
     */
    public Deployer(Web3jService service, Credentials key, DeploymentStore store, Optional<String> contract) {
        this.node = Web3j.build(service);
        this.wallet = new Wallet(service, key);
        this.store = store;
        this.contract = contract;
    }

    /** @throws ChainUnavailableException until the contract is there; call again */
    public Chain connect() {
        long chainId = Rpc.call(node.ethChainId()).getChainId().longValueExact();
        Deployment deployment = contract.map(address -> new Deployment(chainId, address, ""))
                .or(store::deployment)
                .orElseGet(() -> plan(chainId));
        if (deployment.chainId() != chainId) {
            throw new ChainUnavailableException(
                    "the node is on chain " + chainId + ", the contract on " + deployment.chainId());
        }
        if (chainId == DEVELOPMENT_CHAIN) {
            wallet.fundOnDevelopmentChain();
        }
        if (!present(deployment)) {
            deploy(deployment);
        }
        if (!store.deployment().equals(Optional.of(deployment))) {
            store.remember(deployment);
        }
        return new EthereumChain(node, wallet, deployment);
    }

    private Deployment plan(long chainId) {
        Wallet.Signed signed = wallet.sign(chainId, null, AnchorLog.BINARY, GAS_LIMIT);
        Deployment planned = new Deployment(chainId, signed.created(), signed.raw());
        store.remember(planned);
        LOG.info("deploying the contract as {}", planned.contract());
        return planned;
    }

    private void deploy(Deployment deployment) {
        if (deployment.raw().isEmpty()) {
            throw new ChainUnavailableException(
                    "no contract at " + deployment.contract() + " on chain " + deployment.chainId());
        }
        Chain.Sending sending = wallet.send(deployment.raw());
        if (!present(deployment)) {
            throw new ChainUnavailableException(
                    sending == Chain.Sending.ACCEPTED
                            ? "the contract " + deployment.contract() + " is not in a block yet"
                            : "no contract at " + deployment.contract()
                                    + ", and its nonce is spent: has the chain been reset?");
        }
    }

    private boolean present(Deployment deployment) {
        String code = Rpc.call(node.ethGetCode(deployment.contract(), DefaultBlockParameterName.LATEST))
                .getCode();
        return code.length() > 2;
    }
}
