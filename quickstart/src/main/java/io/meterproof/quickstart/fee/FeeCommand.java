package io.meterproof.quickstart.fee;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an account pays for an event. */
@Command(
        name = "fee",
        description =
                "Charge an account a fee of a price list, or take one back; signed with your key of role billing.",
        synopsisSubcommandLabel = "ACT",
        subcommands = {ChargeCommand.class, WithdrawCommand.class})
public final class FeeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do about a fee");
    }
}
