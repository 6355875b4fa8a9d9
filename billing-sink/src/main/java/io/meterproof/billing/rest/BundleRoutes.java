package io.meterproof.billing.rest;

import io.javalin.http.Context;
import io.meterproof.billing.bundle.Bundles;
import io.meterproof.billing.bundle.ErasedException;
import io.meterproof.billing.bundle.MissingEvidenceException;
import io.meterproof.billing.bundle.NotProvenYetException;
import io.meterproof.billing.bundle.ProofServiceException;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.bundle.PackedBundle;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.util.List;

/** The bill that proves itself. */
final class BundleRoutes {
    private static final Duration NEXT_EPOCH = Duration.ofSeconds(5);

    private final ArchiveReader reader;
    private final Bundles bundles;

    BundleRoutes(ArchiveReader reader, Bundles bundles) {
        this.reader = reader;
        this.bundles = bundles;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/accounts/{id}/bundle", this::bundle),
                Route.get("/accounts/{id}/entries/{sequence}/proof", this::entry),
                Route.get("/alerts/{id}/proof", this::alert),
                Route.get("/blocks/{digest}/proof", this::block),
                Route.get("/blocks/{digest}/readings/{index}/proof", this::reading));
    }

    private void bundle(Context context) throws InterruptedException {
        String account = context.pathParam("id");
        boolean packed = "true".equals(context.queryParam("packed"));
        byte[] made = answered(() -> made(account));
        byte[] bundle = packed ? PackedBundle.pack(made) : made;
        String file = "bill-" + account.replaceAll("[^A-Za-z0-9._-]", "_") + (packed ? ".json.gz" : ".json");
        context.contentType(packed ? "application/gzip" : "application/json")
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .result(bundle);
    }

    /** An account that was erased is not one that never was. */
    private byte[] made(String account) throws InterruptedException {
        if (!bundles.isErased(account) && reader.account(account).isEmpty()) {
            throw ProblemException.notFound("no entry of account " + account + " is known");
        }
        return bundles.make(account);
    }

    private void entry(Context context) throws InterruptedException {
        String account = context.pathParam("id");
        String sequence = context.pathParam("sequence");
        if (!sequence.matches("[1-9][0-9]{0,17}")) {
            throw ProblemException.badRequest("an entry's number is from 1");
        }
        String proof = answered(() -> bundles.entry(account, Long.parseLong(sequence)))
                .orElseThrow(() -> ProblemException.notFound("account " + account + " has no entry " + sequence));
        context.contentType("application/json").result(proof);
    }

    private void alert(Context context) throws InterruptedException {
        Hash id = hash(context, "id", "an alert's id");
        String proof = answered(() -> bundles.alert(id))
                .orElseThrow(() -> ProblemException.notFound("no alert has the id " + id));
        context.contentType("application/json").result(proof);
    }

    private void block(Context context) throws InterruptedException {
        Hash digest = digest(context);
        String proof = answered(() -> bundles.block(digest))
                .orElseThrow(() -> ProblemException.notFound("no accepted block has the digest " + digest));
        context.contentType("application/json").result(proof);
    }

    private void reading(Context context) throws InterruptedException {
        Hash digest = digest(context);
        String index = context.pathParam("index");
        if (!index.matches("0|[1-9][0-9]{0,2}")) {
            throw ProblemException.badRequest("a reading's index in its block is from 0 to 299");
        }
        String proof = answered(() -> bundles.reading(digest, Integer.parseInt(index)))
                .orElseThrow(() -> ProblemException.notFound(
                        "no accepted block of the digest " + digest + " has a reading " + index + " of its own"));
        context.contentType("application/json").result(proof);
    }

    private static Hash digest(Context context) {
        return hash(context, "digest", "a block's digest");
    }

    private static Hash hash(Context context, String parameter, String what) {
        String hash = context.pathParam(parameter);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw ProblemException.badRequest(what + " is 64 lower-case hexadecimal digits");
        }
        return Hash.parseHex(hash);
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws InterruptedException;
    }

    private static <T> T answered(Question<T> question) throws InterruptedException {
        try {
            return question.ask();
        } catch (ErasedException e) {
            throw ProblemException.gone(e.getMessage());
        } catch (NotProvenYetException e) {
            throw ProblemException.notYet(e.getMessage(), NEXT_EPOCH);
        } catch (MissingEvidenceException | ProofServiceException e) {
            throw ProblemException.unavailable(e.getMessage(), NEXT_EPOCH);
        }
    }
}
