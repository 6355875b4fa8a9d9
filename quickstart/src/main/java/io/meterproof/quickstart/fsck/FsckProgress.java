package io.meterproof.quickstart.fsck;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** One line for each step; on a terminal with the records read so far, a few times a second. */
final class FsckProgress implements Progress {
    private static final long REDRAW = Duration.ofMillis(200).toNanos();

    private final PrintWriter out;
    private final boolean terminal;
    private String step = "";
    private long records;
    private long drawn;

    FsckProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void step(String what) {
        end();
        step = what;
        records = 0;
        if (!terminal) {
            out.println("checking " + what);
            out.flush();
        }
    }

    @Override
    public void moved(long more) {
        records += more;
        if (terminal && System.nanoTime() - drawn > REDRAW) {
            draw();
        }
    }

    /** Leaves the last line as it is. */
    void end() {
        if (terminal && !step.isEmpty()) {
            draw();
            out.println();
        }
        step = "";
    }

    private void draw() {
        out.print(String.format(Locale.ROOT, "\r\033[2Kchecking %s: %,d records", step, records));
        out.flush();
        drawn = System.nanoTime();
    }
}
