package io.meterproof.quickstart.statement;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.demo.BillText;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an account of the running stack is charged, now or as it was known at some time. */
@Command(
        name = "bill",
        description = {
            "Show what an account of the running stack is charged, with every correction.",
            "--as-of says what was known, and billed, at an earlier time."
        })
public final class BillCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ACCOUNT", description = "The account's id.")
    private String account = "";

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "Only what was booked until then, such as 2012-06-20T00:00:00Z.")
    private @Nullable Instant asOf;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Mixin
    private DataDirectory data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String url = endpoints().billingUrl() + "/accounts/" + URLEncoder.encode(account, StandardCharsets.UTF_8);
        JsonNode bill = JsonHttp.ask(asOf == null ? url : url + "?asOf=" + asOf);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(bill.toPrettyString());
        } else {
            new BillText(out).print(bill, known(JsonHttp.ask(url + "/entries").path("entries")));
            out.printf("  of which statements cover %s%n", bill.path("billed").asText());
        }
        return ExitCode.OK;
    }

    private List<JsonNode> known(JsonNode entries) {
        List<JsonNode> known = new ArrayList<>();
        entries.forEach(entry -> {
            if (asOf == null || !Instant.parse(entry.path("booked").asText()).isAfter(asOf)) {
                known.add(entry);
            }
        });
        return known;
    }

    private Endpoints endpoints() throws IOException {
        return LocalStack.running(data.path())
                .map(StackState::endpoints)
                .orElseThrow(() -> new StackException("Nothing is running: start it with ./meterproof up."));
    }
}
