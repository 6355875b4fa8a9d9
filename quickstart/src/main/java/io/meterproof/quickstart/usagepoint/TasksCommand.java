package io.meterproof.quickstart.usagepoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what a person should decide about readings. */
@Command(
        name = "tasks",
        description = {
            "List the questionable readings that no edit has decided, newest first: spikes, stuck meters, and others.",
            "An edit decides; one with the values as they were read confirms them."
        })
public final class TasksCommand implements Callable<Integer> {
    private static final String ALL = "100000";

    @Mixin
    private BillingApi api = new BillingApi();

    @Option(names = "--usage-point", paramLabel = "ID", description = "Only of this one.")
    private @Nullable String usagePoint;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String only = usagePoint == null ? "" : "&usagePoint=" + BillingApi.encoded(usagePoint);
        JsonNode answer = api.get("/tasks?limit=" + ALL + only);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.toPrettyString());
        } else if (answer.path("tasks").isEmpty()) {
            out.println("Nothing is questionable.");
        } else {
            answer.path("tasks").forEach(task -> print(task, out));
        }
        return ExitCode.OK;
    }

    private static void print(JsonNode task, PrintWriter out) {
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
