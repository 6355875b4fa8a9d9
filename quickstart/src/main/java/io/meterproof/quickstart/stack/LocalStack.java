package io.meterproof.quickstart.stack;

import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.part.StateFile;
import io.meterproof.quickstart.process.FreePorts;
import io.meterproof.quickstart.stack.StackState.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A local stack owned by this process: it ends with this process, in order when there is time for it. */
public final class LocalStack implements AutoCloseable {
    private final StackLock lock;
    private final Journal journal;
    private final Ensemble ensemble;
    private final Thread hook = new Thread(this::stop, "stop-stack");
    private boolean stopped;

    private LocalStack(StackLock lock, Journal journal, Ensemble ensemble) {
        this.lock = lock;
        this.journal = journal;
        this.ensemble = ensemble;
    }

    /**
     * Starts the stack and returns when everything answers.
     *
     * @throws StackException one line saying why not; nothing is left running then
     */
    public static LocalStack start(Path dataDir, Options options, ProgressListener listener) {
        var directory = new StackDirectory(dataDir);
        try {
            var lock = StackLock.tryAcquire(directory)
                    .orElseThrow(() -> new StackException("A stack already runs in " + directory.root() + "."));
            return start(lock, directory, options, listener);
        } catch (IOException e) {
            throw new StackException("Cannot use " + directory.root() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while starting.", e);
        }
    }

    private static LocalStack start(
            StackLock lock, StackDirectory directory, Options options, ProgressListener listener)
            throws IOException, InterruptedException {
        LocalStack stack;
        try {
            Leftovers.of(directory).end();
            directory.emptyTemporary();
            Preflight.check(directory, options);
            stack = assemble(lock, directory, options, listener);
        } catch (IOException | RuntimeException | InterruptedException e) {
            lock.close();
            throw e;
        }
        stack.bringUp();
        return stack;
    }

    /** The stack that another process, or this one, runs in the directory. */
    public static Optional<StackState> running(Path dataDir) throws IOException {
        return stateFile(new StackDirectory(dataDir)).read().filter(state -> state.owner()
                .isAlive());
    }

    private static LocalStack assemble(
            StackLock lock, StackDirectory directory, Options options, ProgressListener listener) throws IOException {
        var site = new Site(Installation.current(), directory, ports(directory, options));
        var parts = Parts.of(site, options);
        var journal = new Journal(stateFile(directory), site.endpoints(), parts, listener);
        return new LocalStack(lock, journal, new Ensemble(parts, site, journal));
    }

    /** The ports of the directory's stack by name, those of its last start. */
    @SuppressWarnings("unchecked")
    public static Map<String, Integer> ports(Path dataDir) throws IOException {
        return (Map<String, Integer>)
                portsFile(new StackDirectory(dataDir)).read().orElse(Map.of());
    }

    private static Map<String, Integer> ports(StackDirectory directory, Options options) throws IOException {
        var wanted = new HashMap<>(ports(directory.root()));
        wanted.putAll(options.ports());
        var chosen = FreePorts.choose(Port.labels(), wanted);
        portsFile(directory).write(chosen);
        return chosen;
    }

    @SuppressWarnings("rawtypes")
    private static StateFile<Map> portsFile(StackDirectory directory) {
        return new StateFile<>(directory.ports(), Map.class);
    }

    private static StateFile<StackState> stateFile(StackDirectory directory) {
        return new StateFile<>(directory.state(), StackState.class);
    }

    private void bringUp() {
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            ensemble.start();
            journal.enter(Phase.RUNNING);
        } catch (RuntimeException e) {
            end(Phase.FAILED);
            forgetHook();
            throw e;
        }
    }

    public Endpoints endpoints() {
        return journal.state().endpoints();
    }

    public StackState state() {
        return journal.state();
    }

    /** The pid of a part's process, for instance {@code flink-taskmanager}. */
    public long pid(String part) {
        return journal.state().pid(part).orElseThrow(() -> new StackException("No process runs for " + part + "."));
    }

    /** Stops everything in order and waits until it is gone. */
    @Override
    public void close() {
        stop();
        forgetHook();
    }

    private void stop() {
        end(Phase.STOPPED);
    }

    private synchronized void end(Phase last) {
        if (stopped) {
            return;
        }
        stopped = true;
        journal.enter(Phase.STOPPING);
        try {
            ensemble.stop();
        } finally {
            journal.enter(last);
            lock.close();
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook with it: there is nothing left to forget.
        }
    }
}
