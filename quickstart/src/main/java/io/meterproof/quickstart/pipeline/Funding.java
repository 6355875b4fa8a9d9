package io.meterproof.quickstart.pipeline;

import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.Step;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives the anchor account what it needs to pay on the local chain. */
public record Funding(Endpoints endpoints) implements Step {
    public static final String NAME = "funding";

    /** A thousand ether, in wei. */
    private static final String BALANCE = "0x3635c9adc5dea00000";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(KeysAndTrust.NAME, "chain");
    }

    @Override
    public void apply() throws IOException, InterruptedException {
        var account = new KeyDirectory(endpoints.keysDir()).anchorAccount().address();
        var request =
                Map.of("jsonrpc", "2.0", "id", 1, "method", "anvil_setBalance", "params", List.of(account, BALANCE));
        var answer = JsonHttp.send("POST", endpoints.rpcUrl(), request);
        if (answer.has("error")) {
            throw new IOException("The anchor account was not funded: " + answer.path("error"));
        }
    }
}
