package io.meterproof.quickstart.usagepoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says who answers for a usage point. */
@Command(
        name = "responsible",
        description = "Say who answers for what is used at a usage point, from when until when, and when nobody does.")
public final class ResponsibleCommand extends BillingQuery {
    @Parameters(paramLabel = "USAGE-POINT", description = "Its id.")
    private String usagePoint;

    @Option(names = "--at", paramLabel = "INSTANT", description = "Only who answers then.")
    private @Nullable Instant at;

    @Override
    String path() {
        String only = at == null ? "" : "?at=" + BillingApi.encoded(at.toString());
        return "/usage-points/" + BillingApi.encoded(usagePoint) + "/responsible" + only;
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        answer.path("responsible").forEach(span -> printSpan(span, out));
        if (answer.path("responsible").isEmpty()) {
            out.println("Nobody answers for " + usagePoint + " then: what is used waits.");
        }
        answer.path("deducted")
                .forEach(parent -> out.printf(
                        "%-16s %s to %-20s from what is used at %s%n",
                        "deducted",
                        parent.path("from").asText(),
                        parent.path("to").asText("now"),
                        parent.path("usagePoint").asText()));
    }

    private static void printSpan(JsonNode span, PrintWriter out) {
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
