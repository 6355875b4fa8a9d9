package io.meterproof.bundle;

import static io.meterproof.bundle.TestMonths.MARCH;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A contract by cycles that ends within March, and the contract by days that follows it. */
public final class TestSuccession {
    /** Where the one ends and the other begins at first. */
    static final Instant MIDDLE = Instant.parse("2026-03-15T00:00:00Z");

    /** A tariff that needs no cycles. */
    public static final Tariff DAILY = new Tariff(
            "plain",
            "EUR",
            TestRegistry.TARIFF.zone(),
            TestRegistry.TARIFF.from(),
            Optional.empty(),
            "half-up",
            TestRegistry.TARIFF.components());

    private TestSuccession() {}

    static SignedDocument ended(Instant to) {
        return TestRegistry.agreement("agreement-1", new Effective(TestRegistry.ALWAYS.from(), Optional.of(to)));
    }

    static SignedDocument next(Instant from) {
        return TestRegistry.agreed(new Agreement(
                "agreement-2",
                TestRegistry.ACCOUNT,
                TestRegistry.HOME,
                ObisCode.ACTIVE_IMPORT,
                "home",
                DAILY.id(),
                new Effective(from, Optional.empty())));
    }

    /** What the contract that ends is charged of March, up to its end. */
    static CycleCharges march(SignedDocument ended, Instant to, List<Line> lines) {
        return charges(ended, TestMonths.TARIFF, MARCH, to, lines);
    }

    static CycleCharges charges(SignedDocument agreement, Tariff tariff, Instant from, Instant to, List<Line> lines) {
        return new CycleCharges(
                agreement.hash(),
                Optional.of(TestRegistry.HOME),
                "home",
                from,
                to,
                List.of(TestRegistry.tariffDocument(tariff).hash()),
                lines);
    }
}
