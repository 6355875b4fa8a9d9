package io.meterproof.quickstart.document;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What makes energy of gas. */
@Command(
        name = "gas",
        description = "Say how the volumes of a gas meter become energy.",
        synopsisSubcommandLabel = "ACT",
        subcommands = {ConvertCommand.class})
public final class GasCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do about gas");
    }
}
