package io.meterproof.quickstart.stack;

import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.process.ChildProcess;
import io.meterproof.quickstart.process.ListeningSockets;
import io.meterproof.quickstart.stack.PartStatus.State;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server's child process. One that ends unasked, be it while starting, is started again, a few times and never in silence. */
final class SupervisedServer implements RunningPart {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PORTS_LIMIT = Duration.ofSeconds(10);
    private static final int MOST_RESTARTS = 5;

    private final Server server;
    private final Site site;
    private final Journal journal;
    private final AfterRestart afterRestart;
    private final Duration pause;
    private @Nullable ChildProcess child;
    private @Nullable Thread restarter;
    private boolean stopping;
    private int restarts;

    /** @param pause before the second restart; it grows by as much with each further one */
    SupervisedServer(Server server, Site site, Journal journal, AfterRestart afterRestart, Duration pause) {
        this.server = server;
        this.site = site;
        this.journal = journal;
        this.afterRestart = afterRestart;
        this.pause = pause;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        try {
            startOnce();
        } catch (EndedException e) {
            restart(e.getMessage());
        }
    }

    private void startOnce() throws IOException, InterruptedException, EndedException {
        var watch = Stopwatch.started();
        tell(State.STARTING, "");
        awaitFreePorts();
        var launched = launch();
        awaitAnswer(launched);
        tell(State.READY, watch.toString());
        launched.onExit().thenAcceptAsync(this::endedUnasked, this::inOwnThread);
    }

    @Override
    public void stop() throws InterruptedException {
        var last = forbidLaunches();
        if (last != null) {
            tell(State.STOPPING, "");
            last.stop(server.stopLimit());
        }
        journal.update(server.name(), PartStatus::stopped);
    }

    private synchronized @Nullable ChildProcess forbidLaunches() {
        stopping = true;
        if (restarter != null) {
            restarter.interrupt();
        }
        return child;
    }

    private synchronized ChildProcess launch() throws IOException, InterruptedException {
        if (stopping) {
            throw new StackException(server.name() + " is not started: the stack is stopping.");
        }
        var directory = site.directory();
        var launched = ChildProcess.start(server.command(), directory.of(server.name()), directory.log(server.name()));
        child = launched;
        journal.update(server.name(), status -> status.with(launched.identity()));
        return launched;
    }

    /** After a restart the previous child's sockets may take a moment to go. */
    private void awaitFreePorts() throws IOException, InterruptedException {
        var watch = Stopwatch.started();
        for (int port : server.ports()) {
            while (ListeningSockets.isTaken(port)) {
                if (watch.elapsed().compareTo(PORTS_LIMIT) > 0) {
                    throw new StackException("Port " + port + " of " + server.name() + " is taken by another process.");
                }
                Thread.sleep(POLL.toMillis());
            }
        }
    }

    private void awaitAnswer(ChildProcess launched) throws IOException, InterruptedException, EndedException {
        var watch = Stopwatch.started();
        while (!isReady(launched)) {
            if (launched.endsWithin(POLL)) {
                throw new EndedException(server.name() + " ended while starting; see " + log());
            }
            if (watch.elapsed().compareTo(server.startLimit()) > 0) {
                throw new StackException(server.name() + " did not answer within "
                        + server.startLimit().toSeconds() + " s; see " + log());
            }
        }
    }

    private boolean isReady(ChildProcess launched) throws InterruptedException {
        try {
            for (int port : server.ports()) {
                if (!launched.owns(port)) {
                    return false;
                }
            }
            return server.answers();
        } catch (IOException e) {
            return false; // Not yet: it is asked again until its limit.
        }
    }

    private void endedUnasked(int exitCode) {
        try {
            if (mayRestart()) {
                restart("ended with " + exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The stack stops, and this thread with it.
        } catch (StackException e) {
            tell(State.FAILED, e.getMessage());
        }
    }

    private synchronized boolean mayRestart() {
        restarter = Thread.currentThread();
        return !stopping;
    }

    /**
     * Tries until it answers, each time from nothing and when all that it needs is ready.
     *
     * @throws StackException once it has been tried too often
     */
    private void restart(String why) throws InterruptedException {
        var reason = why;
        while (restarts < MOST_RESTARTS) {
            var because = reason;
            journal.update(server.name(), status -> status.restarted().with(State.RESTARTING, because));
            endChild();
            Thread.sleep(pause.multipliedBy(restarts++).toMillis());
            journal.awaitReady(server.needs());
            try {
                startOnce();
                afterRestart.run();
                return;
            } catch (IOException | EndedException | RuntimeException e) {
                reason = String.valueOf(e.getMessage());
            }
        }
        endChild();
        throw new StackException(
                server.name() + " was started again too often, the last time because: " + reason + "; see " + log());
    }

    private void endChild() throws InterruptedException {
        var ended = child;
        if (ended != null) {
            ended.stop(Duration.ZERO);
        }
    }

    private void inOwnThread(Runnable work) {
        var thread = new Thread(work, "restart-" + server.name());
        thread.setDaemon(true);
        thread.start();
    }

    private String log() {
        return site.directory().log(server.name()).toString();
    }

    private void tell(State state, String detail) {
        journal.update(server.name(), status -> status.with(state, detail));
    }

    /** The child ended before it answered. */
    private static final class EndedException extends Exception {
        private static final long serialVersionUID = 1L;

        EndedException(String message) {
            super(message);
        }
    }

    /** What follows when the server is ready again. */
    interface AfterRestart {
        void run() throws InterruptedException;
    }
}
