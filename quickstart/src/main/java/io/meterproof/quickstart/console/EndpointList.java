package io.meterproof.quickstart.console;

import io.meterproof.quickstart.part.Endpoints;
import java.io.PrintWriter;

/** Where to look, for people. */
public final class EndpointList {
    private EndpointList() {}

    public static void print(Endpoints endpoints, PrintWriter out) {
        line(out, "console and API", endpoints.billingUrl());
        line(out, "Flink", endpoints.flinkRestUrl());
        line(out, "Kafka", endpoints.bootstrapServers());
        line(out, "schema registry", endpoints.registryUrl());
        line(out, "Kafka Connect", endpoints.connectUrl());
        line(out, "Cassandra", endpoints.cassandra());
        line(out, "chain", endpoints.rpcUrl());
        line(out, "log and anchors", endpoints.anchorUrl());
        line(out, "log files", endpoints.logsDir());
        out.flush();
    }

    private static void line(PrintWriter out, String what, Object where) {
        out.printf("  %-16s %s%n", what, where);
    }
}
