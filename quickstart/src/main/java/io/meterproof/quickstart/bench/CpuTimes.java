package io.meterproof.quickstart.bench;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.PartStatus;
import io.meterproof.quickstart.stack.StackState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** CPU time, user and system, of each process of the stack with its children. */
record CpuTimes(Map<String, Duration> byPart) {
    /** What lies beyond committed lines and leaves: the store, and the services that read from the topics. */
    private static final Set<String> BESIDE = Set.of("cassandra", "billing-sink", "anchor-service", "chain");

    private static final String STORE = "cassandra";

    /** Since each process began. */
    static CpuTimes of(StackState state) {
        Map<String, Duration> times = new LinkedHashMap<>();
        for (PartStatus part : state.parts()) {
            if (part.process() != null) {
                ProcessHandle handle = part.process()
                        .handle()
                        .orElseThrow(() -> new StackException(part.name() + " ended while it was measured."));
                times.put(part.name(), ofFamily(handle));
            }
        }
        return new CpuTimes(times);
    }

    private static Duration ofFamily(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    CpuTimes since(CpuTimes earlier) {
        Map<String, Duration> spent = new LinkedHashMap<>();
        byPart.forEach((part, time) -> spent.put(part, time.minus(earlier.byPart.getOrDefault(part, Duration.ZERO))));
        return new CpuTimes(spent);
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
