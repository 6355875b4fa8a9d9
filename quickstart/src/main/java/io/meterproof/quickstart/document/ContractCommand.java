package io.meterproof.quickstart.document;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an account says of its agreements and authorisations. */
@Command(
        name = "contract",
        description = "Say what an account permits of the use under its agreements and authorisations.",
        synopsisSubcommandLabel = "ACT",
        subcommands = {RulesCommand.class, ShareCommand.class})
public final class ContractCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do with a contract");
    }
}
