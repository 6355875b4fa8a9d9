package io.meterproof.quickstart.console;

import io.meterproof.quickstart.stack.PartStatus;
import io.meterproof.quickstart.stack.PartStatus.State;
import io.meterproof.quickstart.stack.ProgressListener;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One line per part: rewritten in place on a terminal, else printed when it says something new. */
public final class ConsoleProgress implements ProgressListener {
    private static final Set<State> WORTH_A_LINE =
            Set.of(State.READY, State.RESTARTING, State.STALLED, State.FAILED, State.STOPPED);

    private final PrintWriter out;
    private final boolean terminal;
    private final Map<String, PartStatus> parts = new LinkedHashMap<>();
    private int drawn;

    public ConsoleProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** For the process's own output. */
    public static ConsoleProgress of(PrintWriter out) {
        return new ConsoleProgress(out, System.console() != null);
    }

    @Override
    public synchronized void changed(PartStatus status) {
        parts.put(status.name(), status);
        if (terminal) {
            redraw();
        } else if (WORTH_A_LINE.contains(status.state())) {
            out.println(line(status));
        }
        out.flush();
    }

    /** Leaves the lines as they are; what comes next is drawn below. */
    public synchronized void settle() {
        drawn = 0;
        parts.clear();
    }

    private void redraw() {
        if (drawn > 0) {
            out.print("\033[" + drawn + "A");
        }
        parts.values().forEach(status -> out.print("\033[2K" + line(status) + "\n"));
        drawn = parts.size();
    }

    /** One part in one line, as {@code status} shows it too. */
    public static String line(PartStatus status) {
        var restarts = status.restarts() == 0 ? "" : " (restarted " + status.restarts() + "x)";
        var state = status.state().name().toLowerCase(Locale.ROOT);
        return String.format("%-22s %-10s %s%s", status.name(), state, status.detail(), restarts)
                .stripTrailing();
    }
}
