package io.meterproof.quickstart.benchlog;

import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.process.Jvm;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The figures of the transparency log. Needs no stack. */
@Command(
        name = "bench-log",
        description = {
            "Measure the log: leaves a second and core, inclusion paths at 10^8 leaves, gas of an epoch on a chain of its own.",
            "Exit 0 when the targets hold."
        })
public final class BenchLogCommand implements Callable<Integer> {
    private static final int MOST_GAS = 28_000;
    private static final int EPOCHS = 20;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Long> gas;
        try (GasMeter meter = GasMeter.start(Installation.current())) {
            gas = meter.anchor(EPOCHS);
        }
        PrintWriter out = spec.commandLine().getOut();
        long most = gas.stream().skip(1).mapToLong(Long::longValue).max().orElseThrow();
        out.printf(
                Locale.ROOT,
                "%,d gas for an epoch at the most after the first, which took %,d (%d epochs; target %,d)%n",
                most,
                gas.get(0),
                gas.size(),
                MOST_GAS);
        out.flush();
        return fold() == ExitCode.OK && most <= MOST_GAS ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static int fold() throws IOException, InterruptedException {
        List<String> command = Jvm.withHeap("1g")
                .property("logback.statusListenerClass", "ch.qos.logback.core.status.NopStatusListener")
                .classPath(Installation.current().serviceClassPath("load-tests"))
                .command("io.meterproof.loadtests.log.LogBench", List.of());
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start()
                .waitFor();
    }
}
