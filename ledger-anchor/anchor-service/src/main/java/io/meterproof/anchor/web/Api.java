package io.meterproof.anchor.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.json.JavalinJackson;
import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.proof.NotYetException;
import io.meterproof.anchor.run.Health;
import io.meterproof.anchor.run.Meters;
import io.meterproof.anchor.run.Stores;
import io.meterproof.anchor.store.ContradictionException;
import io.meterproof.anchor.store.MissingTileException;
import io.meterproof.anchor.store.StoreUnavailableException;
import io.meterproof.anchor.store.TreeStore;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.TileHashes;
import io.meterproof.tlog.TilePath;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The REST API: docs/proof-api.md in words, {@code /openapi.json} for machines. */
public final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final int PROOFS_AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MAX_BODY = 8 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<Stores> stores;
    private final Health health;
    private final Meters meters;

    /** @param stores throws {@link StoreUnavailableException} until they are reached */
    public Api(Supplier<Stores> stores, Health health, Meters meters) {
        this.stores = stores;
        this.health = health;
        this.meters = meters;
    }

    /** Starts to answer. */
    public Javalin start(String host, int port) {
        Javalin server = Javalin.create(config -> {
            config.showJavalinBanner = false;
            config.startupWatcherEnabled = false;
            config.http.maxRequestSize = MAX_BODY;
            config.http.prefer405over404 = true;
            config.jsonMapper(new JavalinJackson(JSON, false));
        });
        server.get("/healthz", request -> request.json(Map.of("status", "ok")));
        server.get("/readyz", this::ready);
        server.get("/metrics", request -> request.contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(meters.scrape()));
        server.get("/openapi.json", Api::openApi);
        server.get("/checkpoints/latest", request -> request.json(newest()));
        server.get("/epochs/checkpoint", request -> note(request, newest().epochCheckpoint()));
        server.get("/shards/{shard}/checkpoint", this::shardCheckpoint);
        server.get("/epochs/{epoch}/timestamps", this::timeStamps);
        server.get("/epochs/consistency/{from}/{to}", request -> consistency(request, TreeStore.EPOCHS));
        server.get(
                "/shards/{shard}/consistency/{from}/{to}",
                request -> consistency(request, TreeStore.shard(shard(request))));
        server.get("/epochs/<tile>", request -> tile(request, TreeStore.EPOCHS));
        server.get("/shards/{shard}/<tile>", request -> tile(request, TreeStore.shard(shard(request))));
        server.post("/proofs", new ProofRoute(stores, PROOFS_AT_ONCE, PATIENCE));
        refusals(server);
        return server.start(host, port);
    }

    private static void refusals(Javalin server) {
        server.exception(NotYetException.class, (e, request) -> {
            Map<String, String> body = new LinkedHashMap<>();
            body.put("error", e.getMessage());
            e.leaf().ifPresent(leaf -> body.put("leaf", leaf.hex()));
            request.status(HttpStatus.CONFLICT).json(body);
        });
        server.exception(IllegalArgumentException.class, (e, request) -> error(request, HttpStatus.BAD_REQUEST, e));
        server.exception(StoreUnavailableException.class, (e, request) -> {
            LOG.warn("{} {}: {}", request.method(), request.path(), e.getMessage());
            error(request, HttpStatus.SERVICE_UNAVAILABLE, e);
        });
        server.exception(ContradictionException.class, (e, request) -> {
            LOG.error("{} {}", request.method(), request.path(), e);
            error(request, HttpStatus.INTERNAL_SERVER_ERROR, e);
        });
    }

    private static void error(Context request, HttpStatus status, Exception e) {
        request.status(status).json(Map.of("error", e.getMessage()));
    }

    private void ready(Context request) {
        Map<String, String> troubles = health.troubles();
        if (troubles.isEmpty()) {
            request.json(Map.of("status", "ok"));
        } else {
            request.status(HttpStatus.SERVICE_UNAVAILABLE).json(Map.of("status", "troubled", "parts", troubles));
        }
    }

    private static void openApi(Context request) {
        request.contentType(ContentType.APPLICATION_JSON).result(Api.class.getResourceAsStream("/openapi.json"));
    }

    private EpochAnswer newest() {
        return stores.get()
                .epochs()
                .newest()
                .map(EpochAnswer::of)
                .orElseThrow(() -> new NotFoundResponse("no epoch is made yet"));
    }

    private void shardCheckpoint(Context request) {
        int wanted = shard(request);
        note(
                request,
                newest().shards().stream()
                        .filter(shard -> shard.shard() == wanted)
                        .findFirst()
                        .orElseThrow(() -> new NotFoundResponse("shard " + wanted + " has no checkpoint yet"))
                        .note());
    }

    private void timeStamps(Context request) {
        long number = request.pathParamAsClass("epoch", Long.class).get();
        Epoch epoch = stores.get()
                .epochs()
                .find(number)
                .orElseThrow(() -> new NotFoundResponse("epoch " + number + " is not made yet"));
        request.json(TimeStampAnswer.of(epoch, stores.get().stamps().of(epoch.root())));
    }

    private static void note(Context request, String note) {
        request.header("Cache-Control", "no-cache")
                .contentType("text/plain; charset=utf-8")
                .result(note);
    }

    /** That the tree of {@code to} leaves extends that of {@code from}. */
    private void consistency(Context request, String tree) {
        long from = request.pathParamAsClass("from", Long.class).get();
        long to = request.pathParamAsClass("to", Long.class).get();
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("sizes are from 1 up, and the first is not the larger");
        }
        try {
            TileHashes tiles = new TileHashes(stores.get().trees().tiles(tree), to);
            request.json(ConsistencyAnswer.of(from, to, tiles.consistency(from)));
        } catch (InvalidProofException | MissingTileException e) {
            throw new NotFoundResponse(e.getMessage());
        }
    }

    private void tile(Context request, String tree) {
        try {
            TilePath path = TilePath.parse(request.pathParam("tile"));
            byte[] hashes = stores.get().trees().tiles(tree).tile(path.level(), path.index(), path.width());
            request.contentType(ContentType.APPLICATION_OCTET_STREAM)
                    .header("Cache-Control", "max-age=31536000, immutable")
                    .result(hashes);
        } catch (InvalidProofException | MissingTileException e) {
            throw new NotFoundResponse(e.getMessage());
        }
    }

    private static int shard(Context request) {
        return request.pathParamAsClass("shard", Integer.class).get();
    }
}
