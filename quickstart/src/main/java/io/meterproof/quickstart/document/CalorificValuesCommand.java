package io.meterproof.quickstart.document;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the gas network publishes. */
@Command(
        name = "calorific-values",
        description = "Publish the calorific values of a gas network.",
        synopsisSubcommandLabel = "ACT",
        subcommands = {PublishValuesCommand.class})
public final class CalorificValuesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do with calorific values");
    }
}
