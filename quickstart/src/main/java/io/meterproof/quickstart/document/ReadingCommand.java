package io.meterproof.quickstart.document;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What people say about readings. */
@Command(
        name = "reading",
        description = "Say what was used where readings are wrong or missing; two operators sign.",
        synopsisSubcommandLabel = "ACT",
        subcommands = {EditCommand.class, EstimateCommand.class})
public final class ReadingCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do with a reading");
    }
}
