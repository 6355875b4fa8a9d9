package io.meterproof.quickstart.corrections;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Issues everything that is approved. */
@Command(
        name = "issue",
        description = "State, signed with your key of role billing, that every approved statement is issued.")
final class IssueCommand implements Callable<Integer> {
    @Mixin
    private BillingDesk desk = new BillingDesk();

    @Option(names = "--id", paramLabel = "ID", description = "What to call the run. Default: ${DEFAULT-VALUE}")
    private String id = "issue";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Batch batch = Batch.of(desk.statements("approved").stream()
                        .map(statement -> issue(statement, at))
                        .toList())
                .signed(desk.key(), desk.approval());
        int issued = desk.publish(batch, "approved");
        spec.commandLine().getOut().println(issued + " statements issued");
        return ExitCode.OK;
    }

    private StatementIssue issue(JsonNode statement, Instant at) {
        return new StatementIssue(
                id,
                statement.path("account").asText(),
                statement.path("statement").asLong(),
                Hash.parseHex(statement.path("approval").asText()),
                at);
    }
}
