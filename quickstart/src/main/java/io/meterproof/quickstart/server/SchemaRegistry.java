package io.meterproof.quickstart.server;

import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Apicurio with an H2 file as its store, asked through its Confluent API. */
public record SchemaRegistry(Site site) implements Server {
    private static final String UNPACKED = "quickstart/runtimes/registry/target/registry";

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.REGISTRY));
    }

    @Override
    public boolean answers() throws IOException, InterruptedException {
        return JsonHttp.answers(site.endpoints().registryUrl() + "/subjects");
    }

    @Override
    public List<String> command() {
        var database = site.directory().of(name()).resolve("registry");
        var runner = site.installation().built(UNPACKED, "*-runner.jar");
        return Jvms.of(site, "192m")
                .quickToStart()
                .property("quarkus.http.host", "127.0.0.1")
                .property("quarkus.http.port", site.port(Port.REGISTRY))
                .property("quarkus.http.access-log.enabled", false)
                .property("apicurio.storage.kind", "sql")
                .property("apicurio.storage.sql.kind", "h2")
                .property("apicurio.datasource.url", "jdbc:h2:file:" + database)
                .classPath(runner + ":" + site.installation().home().resolve("quickstart/target/classes"))
                .command("io.quarkus.runner.GeneratedMain", List.of());
    }
}
