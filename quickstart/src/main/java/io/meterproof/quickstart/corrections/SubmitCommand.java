package io.meterproof.quickstart.corrections;

import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a batch that two people signed. */
@Command(
        name = "submit",
        description = "Publish the approvals of a batch and wait until they count; what is published already is not"
                + " published again.")
final class SubmitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BATCH", description = "A batch that two people have approved.")
    private Path file;

    @Mixin
    private BillingDesk desk = new BillingDesk();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Batch batch = Batch.read(file);
        if (batch.missing() > 0) {
            throw new StackException("The batch lacks " + batch.missing() + " signature(s).");
        }
        int news = desk.publish(batch, "provisional");
        spec.commandLine().getOut().println(news + " approvals published: issue what they approve");
        return ExitCode.OK;
    }
}
