package io.meterproof.quickstart.erase;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The end of an account. */
@Command(
        name = "erase",
        description = {
            "Destroy what is kept of an account after its retention period; the log stays whole.",
            "Propose it, let two operators sign with document approve, and submit it."
        },
        synopsisSubcommandLabel = "ACT",
        subcommands = {ProposeCommand.class, SubmitCommand.class})
public final class EraseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do about an erasure");
    }
}
