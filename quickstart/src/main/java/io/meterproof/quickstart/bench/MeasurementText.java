package io.meterproof.quickstart.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** A measurement in words. */
final class MeasurementText {
    private static final String ROW = "  %-40s %9.2f %9.2f";

    private final PrintWriter out;
    private final Duration commitInterval;

    MeasurementText(PrintWriter out, Duration commitInterval) {
        this.out = out;
        this.commitInterval = commitInterval;
    }

    void print(Measurement measured) {
        Load load = measured.load();
        line(
                "%nS%d: %,d readings in %,d blocks, %,d duplicates, %,d late, %,d forged; %,d entries, %,d leaves",
                measured.blockSize(),
                load.readings(),
                load.accepted(),
                load.duplicates(),
                load.late(),
                load.forged(),
                load.entries(),
                load.leaves());
        line("%n  CPU µs per reading                          measured      idle");
        rows(measured, true);
        row(
                "received to committed lines and leaves",
                measured,
                measured.spent().pipeline(),
                measured.idle().pipeline());
        line("  the services behind the topics, and beside them the store");
        rows(measured, false);
        row(
                "all but the generator and the store",
                measured,
                measured.spent().allButStore(),
                measured.idle().allButStore());
        double cost = measured.microsPerReading(measured.spent().allButStore());
        line(
                "%n  target %.2f: %s, with a commit every %d s",
                measured.target(), cost <= measured.target() ? "met" : "missed", commitInterval.toSeconds());
        line(
                "  bare verification %.2f µs a signature (%s), with our policy %.2f; a reading costs %.2f times that",
                measured.bareMicros(),
                measured.bare().provider(),
                measured.bare().policyNanos() / 1e3,
                cost / measured.bareMicros());
        line(
                "  the verify task's thread: %.2f µs a reading, %,.0f readings a CPU second, %.0f %% of the bare rate",
                measured.microsPerReading(measured.verify()),
                measured.verifiedPerCpuSecond(),
                100 * measured.shareOfBareRate());
        line(
                "  %,.0f readings a second: sent in %.1f s, committed after %.1f s",
                measured.readingsPerSecond(),
                measured.sent().toMillis() / 1e3,
                measured.committed().toMillis() / 1e3);
        line(
                measured.isCorrect()
                        ? "  verdicts, entries and leaves are those that were generated"
                        : "  WRONG: expected %s%n         but was  %s",
                measured.expected(),
                measured.outcome());
        out.flush();
    }

    private void rows(Measurement measured, boolean pipeline) {
        Map<String, Duration> idle = measured.idle().byPart();
        measured.spent().byPart().forEach((part, cpu) -> {
            if (CpuTimes.isPipeline(part) == pipeline) {
                row("  " + part, measured, cpu, idle.getOrDefault(part, Duration.ZERO));
            }
        });
    }

    /** Beside what was spent, what the same processes would have spent in that time with nothing to do. */
    private void row(String name, Measurement measured, Duration cpu, Duration idle) {
        line(ROW, name, measured.microsPerReading(cpu), measured.microsPerReading(measured.idleMeanwhile(idle)));
    }

    private void line(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
