package io.meterproof.quickstart.document;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What happens to documents once they are written. */
@Command(
        name = "document",
        description =
                "Sign, show and publish documents of reference data: any file with {\"document\":…, \"signatures\":[]}.",
        synopsisSubcommandLabel = "ACT",
        subcommands = {ApproveCommand.class, ShowCommand.class, PublishCommand.class})
public final class DocumentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing what to do with a document");
    }
}
