package io.meterproof.quickstart.server;

import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.process.ChildProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Anvil with a block every second, so that anchors become final without further transactions. */
public record Chain(Site site) implements Server {
    /** The chain id that wallets and tools know as a local development chain. */
    public static final long CHAIN_ID = 31_337;

    /** The one that the contract is tested on. */
    public static final String ANVIL = "ledger-anchor/contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil";

    @Override
    public String name() {
        return "chain";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.CHAIN));
    }

    @Override
    public boolean answers() throws IOException, InterruptedException {
        var request = Map.of("jsonrpc", "2.0", "id", 1, "method", "eth_chainId", "params", List.of());
        var answer = JsonHttp.send("POST", site.endpoints().rpcUrl(), request);
        return answer.path("result").asText().equals("0x" + Long.toHexString(CHAIN_ID));
    }

    @Override
    public List<String> command() {
        var state = site.directory().of(name()).resolve("state.json");
        return ChildProcess.withLifeline(List.of(
                site.installation().built(ANVIL).toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(site.port(Port.CHAIN)),
                "--chain-id",
                Long.toString(CHAIN_ID),
                "--block-time",
                "1",
                "--state",
                state.toString(),
                "--state-interval",
                "10",
                "--cache-path",
                site.directory().temporary().toString(),
                "--silent"));
    }
}
