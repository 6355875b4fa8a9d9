package io.meterproof.quickstart.quote;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tariffs as files: checked, and made of other systems' tariffs. */
@Command(
        name = "tariff",
        description =
                "Check tariff files and charge detail records, import tariffs of other systems, publish tariffs and prices.",
        subcommands = {
            TariffCheck.class,
            TariffImport.class,
            CdrCheck.class,
            PublishTariffCommand.class,
            PricesCommand.class
        })
public final class TariffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
