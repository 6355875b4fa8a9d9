package io.meterproof.quickstart.demo;

import io.meterproof.quickstart.backlog.TopicTally;
import io.meterproof.records.Topics;
import java.io.PrintWriter;
import java.util.Locale;

/** Where a run stands, in one line: rewritten in place on a terminal, else printed once a stage. */
final class ProgressLine {
    private static final int BAR = 24;

    private final PrintWriter out;
    private final boolean terminal;
    private String stage = "";
    private long expected;
    private String shown = "";

    ProgressLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A stage begins, after which so many lines will have been received in all. */
    void begin(String name, long lines) {
        stage = name;
        expected = lines;
    }

    void show(TopicTally tally) {
        String words = words(tally);
        if (terminal && !words.equals(shown)) {
            out.print("\r\033[2K" + bar(tally) + " " + words);
            out.flush();
            shown = words;
        }
    }

    /** A stage is done: its last words stay. */
    void end(TopicTally tally) {
        out.println((terminal ? "\r\033[2K" : "") + bar(tally) + " " + words(tally));
        out.flush();
        shown = "";
    }

    String words(TopicTally tally) {
        return String.format(
                Locale.ROOT,
                "%-26s received %,d/%,d  verified %,d  not accepted %,d  entries %,d  alerts %,d  anomalies %,d",
                stage,
                tally.count(Topics.READINGS_RECEIVED),
                expected,
                tally.count(Topics.READINGS_VERIFIED),
                tally.count(Topics.READINGS_REJECTED) + tally.deadReadings(),
                tally.count(Topics.SETTLEMENT_LINES),
                tally.count(Topics.ALERTS),
                tally.count(Topics.ANOMALIES));
    }

    private String bar(TopicTally tally) {
        int filled = expected == 0 ? BAR : (int) Math.min(BAR, tally.judged() * BAR / expected);
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
    }
}
