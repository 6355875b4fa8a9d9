package io.meterproof.billing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs until it is told to stop (SIGTERM, SIGINT), or until a failure that trying again does not mend. */
@Command(
        name = "billing-sink",
        mixinStandardHelpOptions = true,
        description = "Folds settlement lines to statements, keeps everything in Cassandra, serves API and console.")
public final class BillingSink implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(BillingSink.class);
    private static final int STOP_SECONDS = 10;

    @Mixin
    private SinkOptions options;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BillingSink()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        CompletableFuture<Void> end = new CompletableFuture<>();
        CountDownLatch stopped = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(end, main, stopped), "stop"));
        try (Sink sink = Sink.start(options, end::completeExceptionally)) {
            LOG.info("API and console at http://{}:{}/", options.bind, sink.port());
            end.get();
            return CommandLine.ExitCode.OK;
        } catch (InterruptedException e) {
            LOG.info("stopped while starting");
            return CommandLine.ExitCode.OK;
        } catch (ExecutionException e) {
            LOG.error("stopping because of a failure", e.getCause());
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            stopped.countDown();
        }
    }

    /** Ends the wait, or the start, and gives the parts time to close before the process goes. */
    private static void stop(CompletableFuture<Void> end, Thread main, CountDownLatch stopped) {
        end.complete(null);
        try {
            if (!stopped.await(STOP_SECONDS / 2, TimeUnit.SECONDS)) {
                main.interrupt();
                if (!stopped.await(STOP_SECONDS / 2, TimeUnit.SECONDS)) {
                    LOG.warn("some parts did not close within {} s", STOP_SECONDS);
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("interrupted while stopping");
        }
    }
}
