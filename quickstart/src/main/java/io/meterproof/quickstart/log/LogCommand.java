package io.meterproof.quickstart.log;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What happens to the log as a whole. */
@Command(
        name = "log",
        description = "Give the transparency log other shards.",
        synopsisSubcommandLabel = "ACT",
        subcommands = ReshardCommand.class)
public final class LogCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do with the log");
    }
}
