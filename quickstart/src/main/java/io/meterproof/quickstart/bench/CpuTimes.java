package io.meterproof.quickstart.bench;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.process.ProcessIdentity;
import io.meterproof.quickstart.stack.PartStatus;
import io.meterproof.quickstart.stack.StackState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** CPU time, user and system, of each process of the stack with its children. */
record CpuTimes(Map<String, Duration> byPart, Map<String, ProcessIdentity> processes) {
    /** What lies beyond committed lines and leaves: the store, and the services that read from the topics. */
    private static final Set<String> BESIDE = Set.of("cassandra", "billing-sink", "anchor-service", "chain");

    private static final String STORE = "cassandra";

    /** Since each process began. */
    static CpuTimes of(StackState state) {
        Map<String, Duration> times = new LinkedHashMap<>();
        Map<String, ProcessIdentity> processes = new LinkedHashMap<>();
        for (PartStatus part : state.parts()) {
            if (part.process() != null) {
                ProcessHandle handle = part.process()
                        .handle()
                        .orElseThrow(() -> new StackException(part.name() + " ended while it was measured."));
                times.put(part.name(), ofFamily(handle));
                processes.put(part.name(), part.process());
            }
        }
        return new CpuTimes(times, processes);
    }

    private static Duration ofFamily(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** @throws StackException if a process is another one than earlier: what the first one spent is lost */
    CpuTimes since(CpuTimes earlier) {
        if (!processes.equals(earlier.processes)) {
            throw new StackException("A process was started again while it was measured: " + earlier.processes
                    + " became " + processes + ".");
        }
        Map<String, Duration> spent = new LinkedHashMap<>();
        byPart.forEach((part, time) -> spent.put(part, time.minus(earlier.byPart.get(part))));
        return new CpuTimes(spent, processes);
    }

    /** Whether a part stands between received readings and committed lines and leaves. */
    static boolean isPipeline(String part) {
        return !BESIDE.contains(part);
    }

    /** From received readings to committed lines and leaves: the brokers, the registry, the connectors and the jobs. */
    Duration pipeline() {
        return sum(CpuTimes::isPipeline);
    }

    Duration allButStore() {
        return sum(part -> !part.equals(STORE));
    }

    private Duration sum(Predicate<String> chosen) {
        return byPart.entrySet().stream()
                .filter(entry -> chosen.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
