package io.meterproof.quickstart.quote;

import io.meterproof.metering.tariff.TariffFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of each file its hash, or what is wrong. */
@Command(
        name = "check",
        description = {
            "Say of each tariff file its hash and from when it holds, or line, field and reason of what is wrong.",
            "Exit 0 when all are good, 1 when one is not."
        })
final class TariffCheck implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Tariffs in YAML or JSON.")
    private List<Path> files = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        int exit = ExitCode.OK;
        for (Path file : files) {
            try {
                TariffFile read = Inputs.tariff(file);
                spec.commandLine()
                        .getOut()
                        .println(read.hash() + " " + read.tariff().id() + " from "
                                + read.tariff().from());
            } catch (QuoteException e) {
                spec.commandLine().getErr().println(e.getMessage());
                exit = ExitCode.SOFTWARE;
            }
        }
        return exit;
    }
}
