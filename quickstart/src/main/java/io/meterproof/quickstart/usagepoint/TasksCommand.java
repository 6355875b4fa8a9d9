package io.meterproof.quickstart.usagepoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what a person should decide about readings. */
@Command(
        name = "tasks",
        description = {
            "List the questionable readings that no edit has decided, newest first: spikes, stuck meters, and others.",
            "An edit decides; one with the values as they were read confirms them."
        })
public final class TasksCommand extends BillingQuery {
    @Mixin
    private UsagePointFilter filter = new UsagePointFilter();

    @Override
    String path() {
        return filter.of("/tasks");
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        if (answer.path("tasks").isEmpty()) {
            out.println("Nothing is questionable.");
        }
        answer.path("tasks").forEach(task -> printTask(task, out));
    }

    private static void printTask(JsonNode task, PrintWriter out) {
        out.printf(
                "%-10s %s %s, number %s, %s to %s: %s%n",
                task.path("rule").asText(),
                task.path("usagePoint").asText(),
                task.path("obis").asText(),
                task.path("firstSequence").asText(),
                task.path("from").asText(),
                task.path("to").asText(),
                task.path("reason").asText());
    }
}
