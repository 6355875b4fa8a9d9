package io.meterproof.quickstart.pipeline;

import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.server.Jvms;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Statements, the query store, the API and the console. */
public record BillingSink(Site site) implements Server {
    @Override
    public String name() {
        return "billing-sink";
    }

    @Override
    public Set<String> needs() {
        return Set.of(KeysAndTrust.NAME, TopicsAndSchemas.NAME, "cassandra");
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.BILLING));
    }

    @Override
    public boolean answers() throws IOException, InterruptedException {
        return JsonHttp.answers(site.endpoints().billingUrl() + "/readyz");
    }

    @Override
    public List<String> command() {
        var endpoints = site.endpoints();
        var masterKey = new KeyDirectory(endpoints.keysDir()).privacyMasterKey();
        var arguments = List.of(
                "--bootstrap-servers",
                endpoints.bootstrapServers(),
                "--registry-url",
                endpoints.registryUrl(),
                "--cassandra",
                endpoints.cassandra(),
                "--anchor-url",
                endpoints.anchorUrl(),
                "--http-port",
                Integer.toString(site.port(Port.BILLING)),
                "--master-key-file",
                masterKey.toString(),
                "--trust-file",
                endpoints.trustFile().toString(),
                "--state-dir",
                site.directory().of(name()).toString());
        return Jvms.logged(site, "384m")
                .classPath(site.installation().serviceClassPath("billing-sink"))
                .command("io.meterproof.billing.BillingSink", arguments);
    }
}
