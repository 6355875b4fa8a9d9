package io.meterproof.quickstart.usagepoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what was measured and is nobody's. */
@Command(
        name = "unallocated",
        description = {
            "List what was measured and nobody has agreed to pay, the longest waiting first.",
            "By usage point, and by days since its service month ended."
        })
public final class UnallocatedCommand extends BillingQuery {
    @Mixin
    private UsagePointFilter filter = new UsagePointFilter();

    @Override
    String path() {
        return filter.of("/unallocated");
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        if (answer.path("unallocated").isEmpty()) {
            out.println("Somebody answers for all that was measured.");
        } else {
            printTable(answer, out);
        }
    }

    private static void printTable(JsonNode answer, PrintWriter out) {
        out.printf(
                "%-40s %-16s %-5s %-8s %12s %12s %12s %12s %8s%n",
                "subject", "reading type", "unit", "oldest", "0-30 days", "31-60", "61-90", "91+", "held");
        for (JsonNode channel : answer.path("unallocated")) {
            printRow(
                    out,
                    subject(channel),
                    channel.path("obis").asText(),
                    channel,
                    channel.path("oldest").asText(),
                    channel.path("held").asText());
        }
        for (JsonNode total : answer.path("totals")) {
            printRow(out, "all", "", total, "", "");
        }
    }

    private static String subject(JsonNode channel) {
        String subMeter = channel.path("subMeter").asText();
        return channel.path("subject").asText() + (subMeter.isEmpty() ? "" : " less " + subMeter);
    }

    private static void printRow(
            PrintWriter out, String subject, String type, JsonNode row, String oldest, String held) {
        JsonNode ages = row.path("ages");
        out.printf(
                "%-40s %-16s %-5s %-8s %12s %12s %12s %12s %8s%n",
                subject,
                type,
                row.path("unit").asText(),
                oldest,
                ages.at("/0/quantity").asText(),
                ages.at("/1/quantity").asText(),
                ages.at("/2/quantity").asText(),
                ages.at("/3/quantity").asText(),
                held);
    }
}
