package io.meterproof.quickstart.pipeline;

import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.server.Jvms;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The one signer. */
public record AnchorService(Site site) implements Server {
    public static final String NAME = "anchor-service";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(KeysAndTrust.NAME, TopicsAndSchemas.NAME, "cassandra", "chain");
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.ANCHOR));
    }

    @Override
    public boolean answers() throws IOException, InterruptedException {
        return JsonHttp.answers(site.endpoints().anchorUrl() + "/readyz");
    }

    @Override
    public List<String> command() {
        var endpoints = site.endpoints();
        var arguments = List.of(
                "--bootstrap-servers", endpoints.bootstrapServers(),
                "--registry-url", endpoints.registryUrl(),
                "--cassandra", endpoints.cassandra(),
                "--rpc-url", endpoints.rpcUrl(),
                "--log-key-dir", endpoints.keysDir().toString(),
                "--http-port", Integer.toString(site.port(Port.ANCHOR)));
        return Jvms.logged(site, "192m")
                .quickToStart()
                .classPath(site.installation().serviceClassPath("ledger-anchor/anchor-service"))
                .command("io.meterproof.anchor.AnchorService", arguments);
    }
}
