package io.meterproof.quickstart.usagepoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One question to the billing API, whose answer is told in words or as it is. */
abstract class BillingQuery implements Callable<Integer> {
    @Mixin
    private BillingApi api = new BillingApi();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() throws IOException, InterruptedException {
        JsonNode answer = api.get(path());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.toPrettyString());
        } else {
            print(answer, out);
        }
        return ExitCode.OK;
    }

    /** What is asked for: a path with its query. */
    abstract String path();

    abstract void print(JsonNode answer, PrintWriter out);
}
