package io.meterproof.quickstart.bench;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A Flink task's own thread, told by its name. What the JVM's compilers and collector do for it is not its own. */
record TaskThread(ProcessIdentity taskManager, String task) {
    /** proc(5): one clock tick of utime and stime is a hundredth of a second on Linux. */
    private static final Duration TICK = Duration.ofMillis(10);
    /** Fields 14 and 15 of stat, counted from the field after the command's closing bracket, which is field 3. */
    private static final int USER_TIME = 14 - 3;

    private static final int SYSTEM_TIME = 15 - 3;

    /** CPU time, user and system, since it began. */
    Duration cpu() throws IOException {
        Path threads = Path.of("/proc", Long.toString(taskManager.pid()), "task");
        try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
            for (Path thread : each) {
                if (Files.readString(thread.resolve("comm")).startsWith(task)) {
                    return cpu(Files.readString(thread.resolve("stat")));
                }
            }
        }
        throw new StackException("The TaskManager has no thread of a task \"" + task + "\".");
    }

    private static Duration cpu(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return TICK.multipliedBy(Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
    }
}
