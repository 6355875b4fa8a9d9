package io.meterproof.bundle.supersession;

import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.Consistency;
import io.meterproof.bundle.ConsistencyCodec;
import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.bundle.verify.Findings;
import io.meterproof.bundle.verify.RefusedException;
import io.meterproof.bundle.verify.VerificationReport;
import io.meterproof.metering.document.TrustFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Verifies that a newer bill of an account supersedes an older one: each passes alone, the logs of the newer extend those of the older, all
 * entries and blocks of the older stand unchanged in the newer, and what closed periods cost differs by the entries since, and by nothing else.
 */
public record SupersessionVerifier(BundleVerifier bills) {
    /**
     * Verifies two bills.
     *
     * @param older the exact bytes of the earlier bundle, packed or not
     * @param newer those of the later one
     * @param consistency a {@link Consistency}, as canonical JSON in UTF-8
     * @param trust as for one bundle
     */
    public SupersessionReport verify(byte[] older, byte[] newer, byte[] consistency, Optional<TrustFile> trust) {
        Steps steps = new Steps();
        try {
            Pair pair = new Pair(
                    steps.run("older bill", () -> bill(older, trust), Pair.Bill::words),
                    steps.run("newer bill", () -> bill(newer, trust), Pair.Bill::words),
                    steps.run("consistency proof", () -> proof(consistency), SupersessionVerifier::words));
            steps.run("account", () -> Extension.account(pair));
            steps.run("consistency", () -> Extension.consistency(pair));
            steps.run("entries", () -> Extension.entries(pair));
            steps.run("blocks", () -> Extension.blocks(pair));
            Supersession supersession = steps.run("moves", () -> Moves.of(pair), Moves::words);
            return new SupersessionReport(steps.results(), Optional.of(supersession));
        } catch (RefusedException e) {
            return new SupersessionReport(steps.results(), Optional.empty());
        }
    }

    private static String words(Consistency proof) {
        return "of " + proof.byOrigin().size() + " logs";
    }

    private Pair.Bill bill(byte[] file, Optional<TrustFile> trust) {
        VerificationReport report = bills.verify(file, trust);
        report.failure().ifPresent(failure -> {
            throw new RefusedException(
                    failure.path(), "is refuted in step \"" + failure.step() + "\": " + failure.words());
        });
        Optional<Findings> findings = report.findings();
        require(findings.isPresent(), "format", "is the proof of a single fact, not a bill");
        return Pair.Bill.of(file, findings.orElseThrow());
    }

    private static Consistency proof(byte[] file) {
        require(file.length <= ConsistencyCodec.MAX_BYTES, "", "is larger than " + ConsistencyCodec.MAX_BYTES);
        return ConsistencyCodec.decode(new String(file, StandardCharsets.UTF_8));
    }
}
