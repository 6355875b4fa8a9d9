package io.meterproof.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final long GIB = 1L << 30;
    private static final Machine FIT = new Machine("Linux amd64", 17, 3 * GIB, 5 * GIB);

    @Test
    void aMachineWithEnoughOfEverythingHasNoProblem() {
        assertThat(Preflight.problems(FIT, Map.of("billing", 8080), port -> true))
                .isEmpty();
    }

    @Test
    void anotherJavaIsNamedWithTheOneThatIsNeeded() {
        var machine = new Machine(FIT.system(), 21, FIT.freeDisk(), FIT.freeMemory());
        assertThat(Preflight.problems(machine, Map.of(), port -> true))
                .containsExactly("The local stack needs Java 17, this is Java 21: point JAVA_HOME at a JDK 17.");
    }

    @Test
    void tooLittleDiskIsSaidInMebibytes() {
        var machine = new Machine(FIT.system(), 17, 3 * GIB - 1, FIT.freeMemory());
        assertThat(Preflight.problems(machine, Map.of(), port -> true))
                .containsExactly("Too little free disk: 3071 MiB, and the stack needs 3072 MiB.");
    }

    @Test
    void tooLittleMemoryIsSaidInMebibytes() {
        var machine = new Machine(FIT.system(), 17, FIT.freeDisk(), GIB);
        assertThat(Preflight.problems(machine, Map.of(), port -> true))
                .containsExactly("Too little free memory: 1024 MiB, and the stack needs 5120 MiB.");
    }

    @Test
    void aBusyPortIsSaidWithTheWayOut() {
        assertThat(Preflight.problems(FIT, Map.of("kafka", 9092), port -> false))
                .containsExactly("Port 9092 for kafka is busy: free it, or ask for another with --port kafka=PORT.");
    }

    @Test
    void anUnknownPortNameIsRefused() {
        assertThat(Preflight.problems(FIT, Map.of("kafak", 9092), port -> true))
                .singleElement()
                .asString()
                .startsWith("There is no port named kafak");
    }

    @Test
    void otherSystemsAreToldWhereItRuns() {
        var machine = new Machine("Mac OS X aarch64", 17, FIT.freeDisk(), FIT.freeMemory());
        assertThat(Preflight.problems(machine, Map.of(), port -> true))
                .containsExactly("The local stack runs on Linux amd64, not on Mac OS X aarch64.");
    }

    @Test
    void availableMemoryIsReadInBytes() {
        assertThat(Machine.bytes("MemAvailable:    2048 kB")).isEqualTo(2 * 1024 * 1024);
    }
}
