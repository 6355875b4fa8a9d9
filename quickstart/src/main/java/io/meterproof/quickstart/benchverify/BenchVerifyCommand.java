package io.meterproof.quickstart.benchverify;

import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.process.Jvm;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs the verify bench of the load tests in a JVM of its own. Needs no stack. */
@Command(
        name = "bench-verify",
        description = {
            "Measure the verify operator alone, beside the bare library on the same blocks.",
            "Processor time of one thread, at 1 and at 96 readings a signature. Exit 1 below 85%% of the library's rate at 1, or 800,000 readings/s/core at 96.",
            "  --meters=N   Each with a key of its own. Default: 1,000",
            "  --blocks=N   Blocks of a round. Default: 10,000",
            "  --rounds=N   Rounds that are measured; a third as many warm up. Default: 15"
        })
public final class BenchVerifyCommand implements Callable<Integer> {
    @Unmatched
    private final List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> command = Jvm.withHeap("1g")
                .property("logback.statusListenerClass", "ch.qos.logback.core.status.NopStatusListener")
                .classPath(Installation.current().testClassPath("load-tests"))
                .command("io.meterproof.loadtests.verify.VerifyBench", options);
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start()
                .waitFor();
    }
}
