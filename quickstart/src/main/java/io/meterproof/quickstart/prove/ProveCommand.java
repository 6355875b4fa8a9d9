package io.meterproof.quickstart.prove;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proofs of single facts, for somebody who may see this and no more. */
@Command(
        name = "prove",
        description = {
            "Fetch a bill that proves itself from the running stack, or the proof of one fact without the bill that it is in.",
            "Whoever has the file and a trust file verifies it with ./meterproof verify, or any other verifier."
        },
        synopsisSubcommandLabel = "FACT",
        subcommands = {
            ProveBillCommand.class,
            ProveEntryCommand.class,
            ProveAlertCommand.class,
            ProveBlockCommand.class,
            ProveReadingCommand.class,
            ProveConsistencyCommand.class
        })
public final class ProveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to prove");
    }
}
