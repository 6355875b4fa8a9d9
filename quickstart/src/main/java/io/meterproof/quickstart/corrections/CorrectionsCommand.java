package io.meterproof.quickstart.corrections;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the billing team does with closed periods and their corrections. Each act writes signed documents only. */
@Command(
        name = "corrections",
        description = {
            "See what closed periods and their corrections come to, and let two people approve them before they go out.",
            "preview --out BATCH, approve BATCH by one key, approve BATCH by another, submit BATCH, issue."
        },
        synopsisSubcommandLabel = "ACT",
        subcommands = {
            PreviewCommand.class,
            ApproveCommand.class,
            SubmitCommand.class,
            IssueCommand.class,
            DisputeCommand.class
        })
public final class CorrectionsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do with corrections");
    }
}
