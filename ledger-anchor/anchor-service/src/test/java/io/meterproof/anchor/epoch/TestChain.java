package io.meterproof.anchor.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.List;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.response.EthLog.LogObject;
import org.web3j.protocol.core.methods.response.VoidResponse;

/** A chain for tests, with the calls by which a test makes its blocks, and looks for anchors. */
record TestChain(Web3jService node) {

    void mine() throws IOException {
        rpc("evm_mine");
    }

    void rpc(String method, Object... parameters) throws IOException {
        VoidResponse answer = new Request<>(method, List.of(parameters), node, VoidResponse.class).send();
        assertThat(answer.hasError()).as(method).isFalse();
    }

    long height() throws IOException {
        return Web3j.build(node).ethBlockNumber().send().getBlockNumber().longValueExact();
    }

    /** The roots that a contract has recorded, in their order. */
    List<Hash> anchoredRoots(String contract) throws IOException {
        EthFilter all = new EthFilter(DefaultBlockParameterName.EARLIEST, DefaultBlockParameterName.LATEST, contract);
        return Web3j.build(node).ethGetLogs(all).send().getLogs().stream()
                .map(log -> Hash.parseHex(((LogObject) log.get()).getData().substring(2)))
                .toList();
    }
}
