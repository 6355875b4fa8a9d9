package io.meterproof.loadtests.order;

import io.meterproof.loadtests.run.Count;
import io.meterproof.loadtests.run.Progress;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.metering.verdict.BlockVerdicts;
import io.meterproof.metering.verdict.VerdictPolicy;
import java.io.PrintWriter;
import java.security.InvalidKeyException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Delivers a month in many orders and says whether the balances differ. */
@Command(
        name = "order",
        mixinStandardHelpOptions = true,
        description = {
            "Deliver one month of many accounts in other orders: late, twice, prices after the readings. The accounts take turns",
            "in flat, tiered, demand and published prices.",
            "Exit 0 if each account comes to the same balance, energy and decisions of its rules every time, 1 if any does not."
        })
public final class Order implements Callable<Integer> {
    @Option(
            names = "--accounts",
            paramLabel = "N",
            converter = Count.class,
            defaultValue = "200",
            description = "Default: ${DEFAULT-VALUE}")
    private long accounts;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            converter = Count.class,
            defaultValue = "1000",
            description = "Orders. Default: ${DEFAULT-VALUE}")
    private long seeds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The month's, and the first order's. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Order());
    }

    @Override
    public Integer call() throws InvalidKeyException {
        PrintWriter out = spec.commandLine().getOut();
        BlockVerdicts verdicts = new BlockVerdicts(
                ProviderVerifier.of(CryptoProviders.preferred().provider()), VerdictPolicy.DEFAULT);
        List<AccountMonth> months = AccountMonths.of(Math.toIntExact(accounts), seed, MonthTariff.values());
        int deliveries =
                months.stream().mapToInt(month -> month.deliveries().size()).sum();
        OrderRun run = new OrderRun(months, verdicts);
        List<String> different;
        try (Progress progress = Progress.of(seeds, spec.commandLine().getErr())) {
            different = run.run(seed, seeds, progress.counter());
        }
        out.printf(
                "%,d accounts, %,d blocks and documents, %,d orders: %,d balances differ%n",
                accounts, deliveries, seeds, different.size());
        different.forEach(line -> out.println("  " + line));
        out.flush();
        return different.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
