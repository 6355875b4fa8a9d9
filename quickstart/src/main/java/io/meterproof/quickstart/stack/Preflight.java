package io.meterproof.quickstart.stack;

import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.process.FreePorts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** What would make a start fail later and less clearly. */
final class Preflight {
    private static final int JAVA = 17;
    private static final long GIB = 1L << 30;
    private static final long DISK = 3 * GIB;
    private static final long MEMORY = 5 * GIB;
    private static final String SYSTEM = "Linux amd64";

    private Preflight() {}

    /** @throws StackException with every reason, one a line */
    static void check(StackDirectory directory, Options options) throws IOException {
        var problems = problems(Machine.here(directory.root()), options.ports(), FreePorts::isFree);
        if (!problems.isEmpty()) {
            throw new StackException(String.join(System.lineSeparator(), problems));
        }
    }

    static List<String> problems(Machine machine, Map<String, Integer> ports, IntPredicate isFree) {
        var problems = new ArrayList<String>();
        if (!machine.system().equals(SYSTEM)) {
            problems.add("The local stack runs on " + SYSTEM + ", not on " + machine.system() + ".");
        }
        if (machine.javaVersion() != JAVA) {
            problems.add("The local stack needs Java " + JAVA + ", this is Java " + machine.javaVersion()
                    + ": point JAVA_HOME at a JDK " + JAVA + ".");
        }
        tooLittle("disk", machine.freeDisk(), DISK, problems);
        tooLittle("memory", machine.freeMemory(), MEMORY, problems);
        ports.forEach((name, port) -> checkPort(name, port, isFree, problems));
        return problems;
    }

    private static void tooLittle(String what, long free, long needed, List<String> problems) {
        if (free < needed) {
            problems.add("Too little free " + what + ": " + mebibytes(free) + " MiB, and the stack needs "
                    + mebibytes(needed) + " MiB.");
        }
    }

    private static void checkPort(String name, int port, IntPredicate isFree, List<String> problems) {
        if (!Port.labels().contains(name)) {
            problems.add("There is no port named " + name + ": use one of " + String.join(", ", Port.labels()) + ".");
        } else if (!isFree.test(port)) {
            problems.add("Port " + port + " for " + name + " is busy: free it, or ask for another with --port " + name
                    + "=PORT.");
        }
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
