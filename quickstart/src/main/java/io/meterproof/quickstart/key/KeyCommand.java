package io.meterproof.quickstart.key;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What happens to the keys of meters. */
@Command(
        name = "key",
        description = "Enrol, rotate, revoke and recall the keys of meters; see docs/keys.md for who must sign what.",
        synopsisSubcommandLabel = "ACT",
        subcommands = {
            EnrolCommand.class,
            RotateCommand.class,
            RevokeCommand.class,
            CompromiseCommand.class,
            ResolveCommand.class,
            LeniencyCommand.class,
            ReleaseCommand.class,
            ApproveCommand.class,
            ShowCommand.class,
            SubmitCommand.class,
            ListCommand.class
        })
public final class KeyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do with a key");
    }
}
