package io.meterproof.billing.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.meterproof.billing.bundle.Bundles;
import io.meterproof.billing.kept.Ledger;
import io.meterproof.billing.registry.KeyRegistry;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.StoreUnavailableException;
import io.meterproof.billing.task.OpenTasks;
import io.meterproof.billing.unallocated.UnallocatedChannels;
import io.meterproof.billing.unallocated.UnallocatedMetric;
import io.meterproof.records.wire.RegistryUnavailableException;
import io.meterproof.records.wire.SchemaRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of API and console. */
public final class RestApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int MOST_THREADS = 32;
    private static final int LEAST_THREADS = 4;
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    private final Javalin server;
    private final List<Route> routes = new ArrayList<>();

    /**
     * @param folded up to where statements are folded and committed
     */
    public RestApi(
            ArchiveReader reader,
            Ledger ledger,
            SchemaRegistry registry,
            Bundles bundles,
            KeyRegistry keys,
            UnallocatedChannels unallocated,
            OpenTasks tasks,
            Supplier<List<Position>> folded,
            Health health,
            PrometheusRegistry metrics) {
        routes.addAll(new OperationRoutes(health, metrics).routes());
        routes.addAll(new AccountRoutes(reader, ledger, registry).routes());
        routes.addAll(new BundleRoutes(reader, bundles).routes());
        routes.addAll(new StatementRoutes(reader, ledger, bundles).routes());
        routes.addAll(new PostingRoutes(reader, ledger).routes());
        routes.addAll(new KeyRoutes(keys).routes());
        routes.addAll(new TaskRoutes(tasks).routes());
        routes.addAll(new UsagePointRoutes(reader, unallocated, UnallocatedMetric::todayInUtc).routes());
        routes.addAll(new EventRoutes(reader, registry).routes());
        routes.addAll(new PipelineRoutes(reader, registry, folded).routes());
        server = Javalin.create(RestApi::configure);
        routes.forEach(route -> server.addHttpHandler(route.method(), route.path(), route.handler()));
        server.before(context -> context.header("Content-Security-Policy", POLICY));
        answerFailures();
    }

    private static void configure(JavalinConfig config) {
        config.showJavalinBanner = false;
        config.http.prefer405over404 = true;
        config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        config.jsonMapper(new JavalinJackson(new ObjectMapper(), false));
        config.staticFiles.add(files -> {
            files.directory = "/console";
            files.location = Location.CLASSPATH;
        });
    }

    private void answerFailures() {
        server.exception(ProblemException.class, (problem, context) -> problem.problem(context.path())
                .send(context, problem.retryAfter()));
        server.exception(StoreUnavailableException.class, (e, context) -> unavailable(e, context));
        server.exception(RegistryUnavailableException.class, (e, context) -> unavailable(e, context));
        server.exception(HttpResponseException.class, (e, context) -> Problem.of(
                        e.getStatus(), HttpStatus.forStatus(e.getStatus()).getMessage(), e.getMessage(), context.path())
                .send(context, Optional.empty()));
        server.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), e);
            Problem.of(500, "Internal error", "the request failed; the log says why", context.path())
                    .send(context, Optional.empty());
        });
    }

    private static void unavailable(RuntimeException cause, Context context) {
        LOG.warn("{} {}: {}", context.method(), context.path(), cause.getMessage());
        ProblemException problem = ProblemException.unavailable(cause.getMessage(), SOON);
        problem.problem(context.path()).send(context, problem.retryAfter());
    }

    public RestApi start(String bind, int port) {
        server.start(bind, port);
        return this;
    }

    public int port() {
        return server.port();
    }

    /** The operations of the API, as its description names them. */
    List<String> operations() {
        return routes.stream().map(Route::operation).toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
