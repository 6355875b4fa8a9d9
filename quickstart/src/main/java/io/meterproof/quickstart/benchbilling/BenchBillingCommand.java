package io.meterproof.quickstart.benchbilling;

import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.process.Jvm;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs the billing bench of the load tests in a JVM of its own. */
@Command(
        name = "bench-billing",
        description = {
            "Measure rating 10,000 account-months, rating them again at another price, and closing 100,000 statements.",
            "Exit 1 where rating again costs more than twice the processor time of the first.",
            "  --accounts=N   Account-months. Default: 10,000",
            "  --closes=N     Periods that each account closes. Default: 10",
            "  --seed=N       Decides all chance but the keys. Default: 1"
        })
public final class BenchBillingCommand implements Callable<Integer> {
    @Unmatched
    private final List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> command = Jvm.withHeap("1g")
                .classPath(Installation.current().serviceClassPath("load-tests"))
                .command("io.meterproof.loadtests.order.RatingBench", options);
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start()
                .waitFor();
    }
}
