package io.meterproof.quickstart.fuzz;

import io.meterproof.quickstart.process.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs Jazzer on one target, in a process of its own. */
final class FuzzRun {
    private static final String MAIN = "com.code_intelligence.jazzer.Jazzer";
    private static final String ENTRY = "io.meterproof.loadtests.fuzz.JazzerEntry";
    /** Much more than the two seconds that an input may take: this is for those that never end. */
    private static final int SECONDS_OF_A_HANG = 60;

    private static final int MAX_LENGTH = 1 << 16;

    private final FuzzDirectories directories;
    private final String target;
    private final Path work;

    FuzzRun(FuzzDirectories directories, String target) {
        this.directories = directories;
        this.target = target;
        this.work = directories.work().resolve(target);
    }

    /** Fuzzes until the processor time is used up or something is found. */
    FuzzResult search(Duration budget) throws IOException, InterruptedException {
        Files.createDirectories(corpus());
        Path log = work.resolve("search.log");
        Process process = start(
                log,
                List.of("-timeout=" + SECONDS_OF_A_HANG, "-max_len=" + MAX_LENGTH, "-print_final_stats=1"),
                corpus(),
                kept());
        Duration used = Duration.ZERO;
        boolean stopped = false;
        while (!process.waitFor(1, TimeUnit.SECONDS)) {
            used = process.toHandle().info().totalCpuDuration().orElse(used);
            if (!stopped && used.compareTo(budget) >= 0) {
                interrupt(process);
                stopped = true;
            }
        }
        return FuzzResult.read(target, used, stopped, log);
    }

    /** Copies the inputs that reach what no kept one reaches, smallest first, into the kept ones. */
    void keep() throws IOException, InterruptedException {
        int code = start(work.resolve("keep.log"), List.of("-merge=1"), kept(), corpus())
                .waitFor();
        if (code != 0) {
            throw new IOException("merging failed with " + code + ": see " + work.resolve("keep.log"));
        }
    }

    private Process start(Path log, List<String> options, Path... inputs) throws IOException {
        List<String> arguments = Stream.of(
                        Stream.of(
                                "--target_class=" + ENTRY,
                                "--instrumentation_includes=io.meterproof.**",
                                "--custom_hook_includes=io.meterproof.**",
                                "--reproducer_path=" + work,
                                "-artifact_prefix=" + work + File.separator,
                                "-rss_limit_mb=0"),
                        options.stream(),
                        Stream.of(inputs).map(Path::toString))
                .flatMap(part -> part)
                .toList();
        List<String> command = Jvm.withHeap("512m")
                .flags("-XX:-ExitOnOutOfMemoryError")
                .property("meterproof.fuzz.target", target)
                .classPath(directories.classPath())
                .command(MAIN, arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** On SIGINT it says what it did and leaves; Java itself sends no such signal. */
    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    private Path corpus() {
        return work.resolve("corpus");
    }

    private Path kept() {
        return directories.kept().resolve(target);
    }
}
