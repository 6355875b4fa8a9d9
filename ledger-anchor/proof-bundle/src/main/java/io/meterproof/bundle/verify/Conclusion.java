package io.meterproof.bundle.verify;

import io.meterproof.bundle.Citations;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SigningRule;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.tlog.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Draws up the findings of a bundle that passed: no more than was shown. */
final class Conclusion {
    private final Dossier dossier;

    private Conclusion(Dossier dossier) {
        this.dossier = dossier;
    }

    static Findings of(Dossier dossier) {
        return new Conclusion(dossier).findings();
    }

    private Findings findings() {
        String id = dossier.bundle().account();
        LedgerEntry last = dossier.entries().get(dossier.entries().size() - 1);
        Checkpoint checkpoint = EpochProof.checkpoint(dossier.bundle().log().epochCheckpoint());
        return new Findings(
                id,
                dossier.index().account(id).map(Account::currency).orElseThrow(),
                new Findings.Checkpoint(
                        checkpoint.origin(),
                        dossier.bundle().log().epoch(),
                        checkpoint.size(),
                        checkpoint.root().hex()),
                dossier.bundle().anchor(),
                false,
                dossier.trust().isPresent(),
                last.header().balance(),
                Totals.charged(dossier),
                Totals.of(dossier).places(),
                dossier.results().gaps(),
                dossier.results().withdrawn(),
                asserted(),
                notProven());
    }

    private List<Findings.Assertion> asserted() {
        List<Findings.Assertion> asserted = new ArrayList<>();
        dossier.blocks().values().stream()
                .collect(Collectors.groupingBy(
                        exhibit -> exhibit.evidence().originClass(), TreeMap::new, Collectors.counting()))
                .forEach((origin, blocks) -> asserted.add(new Findings.Assertion(
                        "whoever made the bundle", "that the origin of " + blocks + " blocks is " + origin)));
        asserted.add(new Findings.Assertion(
                "meters", "the readings of " + dossier.blocks().size() + " blocks"));
        Map<Role, Map<String, Long>> byRole = dossier.documents().stream()
                .collect(Collectors.groupingBy(
                        document -> SigningRule.of(document).asserter(),
                        TreeMap::new,
                        Collectors.groupingBy(
                                document -> document.getClass().getSimpleName(), TreeMap::new, Collectors.counting())));
        byRole.forEach((role, kinds) -> asserted.add(new Findings.Assertion(who(role), counted(kinds))));
        asserted.add(new Findings.Assertion(who(Role.LOG), "the checkpoints of the log"));
        return asserted;
    }

    private String who(Role role) {
        String keys = dossier.bundle().keys().stream()
                .filter(key -> key.role() == role)
                .map(key -> key.id().hex().substring(0, 16))
                .collect(Collectors.joining(", "));
        String trusted =
                dossier.trust().map(trust -> "trusted by " + trust.name()).orElse("unverified");
        return role.name().toLowerCase(Locale.ROOT) + " (key " + keys + ", " + trusted + ")";
    }

    private static String counted(Map<String, Long> kinds) {
        return kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " × " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    private List<String> notProven() {
        List<String> words = new ArrayList<>(dossier.results().notProven());
        if (dossier.trust().isEmpty()) {
            words.add("who holds the keys: no trust file was given");
        }
        if (dossier.trust().flatMap(TrustFile::chain).isEmpty()) {
            words.add("which contract is the log's: no trust file names its chain");
        }
        words.add("what was booked for the account after its newest statement");
        words.add(
                "that no later enrolment, installation, reading edit, calorific value, agreement, tariff version or top-up"
                        + " exists, and which tariff versions were known at a close beyond those that entries show");
        if (!Citations.deductions(dossier.entries()).isEmpty()) {
            words.add("that no other sub-meter stands beneath a usage point, nor a later description of one exists");
        }
        words.add("that the log's keys were valid when they signed: a checkpoint carries no time");
        words.add("where readings come from beyond the meters' signatures");
        return words;
    }
}
