package io.meterproof.quickstart.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that cannot be mistaken for another that was given the same pid later.
 *
 * @param pid the process id
 * @param birth the boot of the machine and the clock ticks since then at which the process started
 */
public record ProcessIdentity(long pid, String birth) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    /** Field 22 of proc(5) stat, counted from the field after the command's closing bracket, which is field 3. */
    private static final int START_TIME = 22 - 3;

    public static Optional<ProcessIdentity> of(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Optional.of(new ProcessIdentity(pid, Files.readString(BOOT).strip() + ":" + fields[START_TIME]));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public static ProcessIdentity current() {
        long pid = ProcessHandle.current().pid();
        return of(pid).orElseThrow(() -> new IllegalStateException("No /proc entry for pid " + pid));
    }

    /** Whether this very process, and no successor under its pid, still runs. */
    @JsonIgnore
    public boolean isAlive() {
        return handle().isPresent();
    }

    /** The handle of this very process, empty when it is gone. */
    public Optional<ProcessHandle> handle() {
        return of(pid).filter(this::equals)
                .flatMap(same -> ProcessHandle.of(pid))
                .filter(ProcessHandle::isAlive);
    }
}
