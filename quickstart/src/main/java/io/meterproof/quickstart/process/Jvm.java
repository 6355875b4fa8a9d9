package io.meterproof.quickstart.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a child JVM. */
public final class Jvm {
    private final List<String> flags = new ArrayList<>();
    private String classPath = "";

    private Jvm(String heap) {
        flags.addAll(List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Dfile.encoding=UTF-8",
                "-Dsun.stdout.encoding=UTF-8",
                "-Dsun.stderr.encoding=UTF-8",
                "-Djava.net.preferIPv4Stack=true"));
    }

    /** @param heap the most it may use, as in {@code -Xmx} */
    public static Jvm withHeap(String heap) {
        return new Jvm(heap);
    }

    /** Only the quick compiler: for a server that starts often and works little. */
    public Jvm quickToStart() {
        return flags("-XX:TieredStopAtLevel=1");
    }

    public Jvm flags(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    public Jvm property(String name, Object value) {
        return flags("-D" + name + "=" + value);
    }

    public Jvm opens(String... packages) {
        for (var each : packages) {
            flags("--add-opens=" + each + "=ALL-UNNAMED");
        }
        return this;
    }

    public Jvm classPath(String path) {
        classPath = path;
        return this;
    }

    /** The command that runs the main class on a lifeline. */
    public List<String> command(String main, List<String> args) {
        var command = plain(Lifeline.class.getName(), List.of(main));
        command.addAll(args);
        return command;
    }

    /** The command that runs the main class as it is, for a tool that ends by itself. */
    public List<String> plain(String main, List<String> args) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(args);
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
