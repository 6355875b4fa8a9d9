package io.meterproof.quickstart.stack;

import io.meterproof.quickstart.part.Part;
import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.part.Step;
import io.meterproof.quickstart.stack.PartStatus.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** All parts together: each starts as soon as what it needs is ready, and stops as soon as nothing that needs it is left. */
final class Ensemble {
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final ExecutorService starting = Executors.newCachedThreadPool(Ensemble::daemon);
    private final List<Part> parts;
    private final Journal journal;
    private final Map<String, RunningPart> running = new LinkedHashMap<>();
    private volatile boolean stopping;

    /** @param parts each after those that it needs */
    Ensemble(List<? extends Part> parts, Site site, Journal journal) {
        this.parts = List.copyOf(parts);
        this.journal = journal;
        for (var part : parts) {
            running.put(part.name(), run(part, site));
        }
    }

    private RunningPart run(Part part, Site site) {
        if (part instanceof Server server) {
            return new SupervisedServer(server, site, journal, () -> applyAgain(server.name()), RESTART_PAUSE);
        }
        return new AppliedStep((Step) part, journal);
    }

    /** @throws StackException of the first part that failed; the others may still be starting */
    void start() {
        inOrder(starting, parts, this::needsOf, part -> {
            try {
                running.get(part.name()).start();
            } catch (IOException | RuntimeException e) {
                throw stopping ? new StackException("The stack is stopping.", e) : failed(part, e);
            }
        });
    }

    /** A start that is still going on is interrupted. */
    void stop() {
        stopping = true;
        starting.shutdownNow();
        var reversed = new ArrayList<>(parts);
        Collections.reverse(reversed);
        var threads = Executors.newCachedThreadPool(Ensemble::daemon);
        try {
            inOrder(threads, reversed, this::dependentsOf, this::stopQuietly);
        } finally {
            threads.shutdown();
        }
    }

    private void stopQuietly(Part part) throws InterruptedException {
        try {
            running.get(part.name()).stop();
        } catch (IOException | RuntimeException e) {
            failed(part, e); // Told; the others still have to stop.
        }
    }

    private void applyAgain(String restarted) throws InterruptedException {
        for (var part : parts) {
            if (part.needs().contains(restarted) && running.get(part.name()) instanceof AppliedStep step) {
                step.applyAgain();
            }
        }
    }

    private StackException failed(Part part, Exception cause) {
        var why = cause instanceof StackException ? cause.getMessage() : part.name() + ": " + cause;
        journal.update(part.name(), status -> status.with(State.FAILED, why));
        return new StackException(why, cause);
    }

    private List<Part> needsOf(Part part) {
        return select(other -> part.needs().contains(other.name()));
    }

    private List<Part> dependentsOf(Part part) {
        return select(other -> other.needs().contains(part.name()));
    }

    private List<Part> select(Predicate<Part> which) {
        return parts.stream().filter(which).toList();
    }

    private static void inOrder(Executor threads, List<Part> ordered, Before before, Action action) {
        var done = new LinkedHashMap<Part, CompletableFuture<Void>>();
        var all = new CompletableFuture<Void>();
        for (var part : ordered) {
            var first = before.of(part).stream().map(done::get).toArray(CompletableFuture[]::new);
            done.put(part, CompletableFuture.allOf(first).thenRunAsync(() -> act(action, part), threads));
        }
        done.values()
                .forEach(each -> each.exceptionally(e -> {
                    all.completeExceptionally(e);
                    return null;
                }));
        CompletableFuture.allOf(done.values().toArray(CompletableFuture[]::new)).thenRun(() -> all.complete(null));
        join(all);
    }

    private static void act(Action action, Part part) {
        try {
            action.on(part);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(part.name() + " was interrupted.", e);
        }
    }

    private static void join(CompletableFuture<Void> all) {
        try {
            all.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackException known) {
                throw known;
            }
            throw new StackException("The stack failed: " + e.getCause(), e);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "stack");
        thread.setDaemon(true);
        return thread;
    }

    private interface Before {
        List<Part> of(Part part);
    }

    private interface Action {
        void on(Part part) throws InterruptedException;
    }
}
