package io.meterproof.billing.rest;

import io.javalin.http.Context;
import io.meterproof.billing.bundle.Bundles;
import io.meterproof.billing.bundle.MissingEvidenceException;
import io.meterproof.billing.bundle.NotProvenYetException;
import io.meterproof.billing.bundle.ProofServiceException;
import io.meterproof.billing.store.ArchiveReader;
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
        return List.of(Route.get("/accounts/{id}/bundle", this::bundle));
    }

    private void bundle(Context context) throws InterruptedException {
        String account = context.pathParam("id");
        if (reader.account(account).isEmpty()) {
            throw ProblemException.notFound("no entry of account " + account + " is known");
        }
        byte[] bundle = make(account);
        String file = "bill-" + account.replaceAll("[^A-Za-z0-9._-]", "_") + ".json";
        context.contentType("application/json")
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .result(bundle);
    }

    private byte[] make(String account) throws InterruptedException {
        try {
            return bundles.make(account);
        } catch (NotProvenYetException e) {
            throw ProblemException.notYet(e.getMessage(), NEXT_EPOCH);
        } catch (MissingEvidenceException | ProofServiceException e) {
            throw ProblemException.unavailable(e.getMessage(), NEXT_EPOCH);
        }
    }
}
