package io.meterproof.quickstart.corrections;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sums up what waits for approval, and makes a batch of it. */
@Command(
        name = "preview",
        description = {
            "Sum up the provisional statements: accounts, money, corrections of earlier statements and the worst of them.",
            "--out makes a batch of them, for two people to approve."
        })
final class PreviewCommand implements Callable<Integer> {
    @Mixin
    private BillingDesk desk = new BillingDesk();

    @Option(names = "--account", paramLabel = "ID", description = "Only this account.")
    private @Nullable String account;

    @Option(names = "--out", paramLabel = "BATCH", description = "Write unsigned approvals to a new file.")
    private @Nullable Path file;

    @Option(names = "--id", paramLabel = "ID", description = "What to call the batch. Default: ${DEFAULT-VALUE}")
    private String id = "batch";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<JsonNode> statements = desk.statements("provisional").stream()
                .filter(statement ->
                        account == null || statement.path("account").asText().equals(account))
                .toList();
        Preview.of(statements).print(spec.commandLine().getOut());
        if (file != null) {
            Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            Batch.of(statements.stream()
                            .map(statement -> approval(statement, at))
                            .toList())
                    .create(file);
        }
        return ExitCode.OK;
    }

    private StatementApproval approval(JsonNode statement, Instant at) {
        return new StatementApproval(
                id,
                statement.path("account").asText(),
                statement.path("statement").asLong(),
                Hash.parseHex(statement.path("entriesRoot").asText()),
                at);
    }
}
