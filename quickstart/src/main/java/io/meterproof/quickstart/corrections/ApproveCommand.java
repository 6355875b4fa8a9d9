package io.meterproof.quickstart.corrections;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs a whole batch. */
@Command(
        name = "approve",
        description = "Sign every approval of a batch with your key of role billing; the file gets the signatures.")
final class ApproveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BATCH", description = "What preview --out wrote.")
    private Path file;

    @Mixin
    private BillingDesk desk = new BillingDesk();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Batch signed = Batch.read(file).signed(desk.key(), desk.approval());
        signed.replace(file);
        spec.commandLine()
                .getOut()
                .println(signed.documents().size() + " approvals signed; "
                        + (signed.missing() > 0
                                ? signed.missing() + " more signature(s), by another key, to come"
                                : "all have signed: submit it"));
        return ExitCode.OK;
    }
}
