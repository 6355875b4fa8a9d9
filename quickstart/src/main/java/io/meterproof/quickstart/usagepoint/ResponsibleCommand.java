package io.meterproof.quickstart.usagepoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says who answers for a usage point. */
@Command(
        name = "responsible",
        description = "Say who answers for what is used at a usage point, from when until when, and when nobody does.")
public final class ResponsibleCommand implements Callable<Integer> {
    @Parameters(paramLabel = "USAGE-POINT", description = "Its id.")
    private String usagePoint;

    @Option(names = "--at", paramLabel = "INSTANT", description = "Only who answers then.")
    private @Nullable Instant at;

    @Mixin
    private BillingApi api = new BillingApi();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String only = at == null ? "" : "?at=" + BillingApi.encoded(at.toString());
        JsonNode answer = api.get("/usage-points/" + BillingApi.encoded(usagePoint) + "/responsible" + only);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.toPrettyString());
        } else {
            answer.path("responsible").forEach(span -> print(span, out));
        }
        return ExitCode.OK;
    }

    private static void print(JsonNode span, PrintWriter out) {
        out.printf(
                "%-16s %s to %-20s %-15s %s%n",
                span.path("readingType").asText(),
                span.path("from").asText(),
                span.path("to").asText("now"),
                span.path("party").asText(),
                span.has("account")
                        ? span.path("account").asText() + ", "
                                + span.path("endUse").asText() + ", on "
                                + span.path("tariff").asText()
                        : "what is used waits");
    }
}
