package io.meterproof.quickstart.corrections;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.Dispute;
import io.meterproof.metering.document.Dispute.DisputedLine;
import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens a dispute of lines, or says how it ended. */
@Command(
        name = "dispute",
        description = {
            "Hold lines of an account: what they charge is shown as disputed until the dispute ends.",
            "The same id with another state ends it."
        })
final class DisputeCommand implements Callable<Integer> {
    private static final Pattern LINE = Pattern.compile("([1-9][0-9]{0,17})/([0-9]{1,9})");

    @Parameters(paramLabel = "ACCOUNT", description = "The account's id.")
    private String account;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The dispute's id.")
    private String id;

    @Option(
            names = "--line",
            required = true,
            paramLabel = "ENTRY/LINE",
            description = "An entry's number and the line's index in it, from 0; may be repeated.")
    private List<String> lines = List.of();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Option(names = "--state", description = "open, upheld or rejected. Default: ${DEFAULT-VALUE}")
    private Dispute.State state = Dispute.State.OPEN;

    @Mixin
    private BillingDesk desk = new BillingDesk();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Dispute dispute = new Dispute(
                id,
                account,
                state,
                lines.stream().map(DisputeCommand::line).sorted().distinct().toList(),
                reason,
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
        Batch batch = Batch.of(List.of(dispute));
        requireThere(dispute.lines(), desk.entries(account));
        desk.publish(batch.signed(desk.key(), desk.approval()));
        spec.commandLine().getOut().println("dispute " + id + " published");
        return ExitCode.OK;
    }

    /** @throws StackException for a line that the account's chain does not have: no bill with such a dispute verifies */
    static void requireThere(List<DisputedLine> lines, JsonNode entries) {
        Map<String, Integer> counts = new HashMap<>();
        entries.forEach(entry ->
                counts.put(entry.path("sequence").asText(), entry.path("lines").size()));
        for (DisputedLine line : lines) {
            if (line.line() >= counts.getOrDefault(Long.toString(line.entry()), 0)) {
                throw new StackException("The account has no line " + line.entry() + "/" + line.line()
                        + ": see its entries in the API.");
            }
        }
    }

    private static DisputedLine line(String text) {
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            throw new StackException(text + " is not ENTRY/LINE, such as 12/0");
        }
        return new DisputedLine(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
}
