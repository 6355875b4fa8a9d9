package io.meterproof.bundle;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.GasVolume;
import io.meterproof.metering.ledger.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Bills that rest on an edit, or on a calorific value, of which there are two. */
public final class TestDisplaced {
    private static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");
    private static final SignedDocument EARLIER = edit(100);
    private static final SignedDocument LATER = edit(200);
    private static final SignedDocument LOW = TestGas.VALUES;
    private static final SignedDocument HIGH = TestGas.values("north", "40");

    private TestDisplaced() {}

    /** Those that are as settlement books them, by name. */
    public static Map<String, byte[]> booked() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "edited-anew",
                edited(bill(first(EARLIER), third(EARLIER))
                        .reverse(1, LATER.hash(), BOOKED)
                        .reverse(2, LATER.hash(), BOOKED)
                        .bill(first(LATER), OptionalLong.of(3), BOOKED)
                        .bill(third(LATER), OptionalLong.of(4), BOOKED)));
        all.put(
                "edited-anew-before-the-archive-answers",
                edited(bill(first(EARLIER), third(EARLIER))
                        .reverse(2, LATER.hash(), BOOKED)
                        .bill(third(LATER), OptionalLong.of(3), BOOKED)));
        all.put(
                "valued-anew",
                valued(bill(morning(LOW), evening(LOW))
                        .reverse(1, HIGH.hash(), BOOKED)
                        .reverse(2, HIGH.hash(), BOOKED)
                        .bill(morning(HIGH), OptionalLong.of(3), BOOKED)
                        .bill(evening(HIGH), OptionalLong.of(4), BOOKED)));
        return all;
    }

    /** Those in which something stands by a document whose place another took, by name. */
    public static Map<String, byte[]> forged() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "earlier-edit-again",
                edited(bill(first(EARLIER))
                        .reverse(1, LATER.hash(), BOOKED)
                        .bill(first(LATER), OptionalLong.of(2), BOOKED)
                        .bill(third(EARLIER), BOOKED)));
        all.put(
                "earlier-edit-left",
                edited(bill(first(EARLIER), third(EARLIER))
                        .reverse(1, LATER.hash(), BOOKED)
                        .bill(first(LATER), OptionalLong.of(3), BOOKED)));
        all.put(
                "withdrawn-edit-again",
                edited(bill(first(EARLIER))
                        .reverse(1, LATER.hash(), BOOKED)
                        .bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), OptionalLong.of(2), BOOKED)
                        .bill(third(EARLIER), BOOKED)));
        all.put(
                "earlier-value-again",
                valued(bill(morning(LOW))
                        .reverse(1, HIGH.hash(), BOOKED)
                        .bill(morning(HIGH), OptionalLong.of(2), BOOKED)
                        .bill(evening(LOW), BOOKED)));
        all.put(
                "earlier-value-left",
                valued(bill(morning(LOW), evening(LOW))
                        .reverse(1, HIGH.hash(), BOOKED)
                        .bill(morning(HIGH), OptionalLong.of(3), BOOKED)));
        return all;
    }

    private static TestLedger bill(Usage... use) {
        TestLedger ledger = new TestLedger();
        List.of(use).forEach(usage -> ledger.bill(usage, BOOKED));
        return ledger;
    }

    private static byte[] edited(TestLedger ledger) {
        return TestBundles.bytes(close(ledger), EARLIER, LATER);
    }

    private static byte[] valued(TestLedger ledger) {
        List<BlockEvidence> volumes = List.of(TestBundles.evidence(TestGas.VOLUMES, TestRegistry.HOME));
        return TestBundles.bytes(close(ledger), volumes, TestGas.CONVERSION, LOW, HIGH);
    }

    private static TestLedger close(TestLedger ledger) {
        return ledger.close(TestRegistry.FROM, TestRegistry.TO, List.of(TestBundles.TERMS.get(0)));
    }

    private static Usage first(SignedDocument edit) {
        return use(edit, TestBundles.FIRST_DAY, 1, "2026-03-01T00:00:00Z");
    }

    private static Usage third(SignedDocument edit) {
        return use(edit, TestBundles.THIRD_DAY, 9, "2026-03-03T00:00:00Z");
    }

    private static Usage use(SignedDocument edit, SignedBlock block, long first, String start) {
        long value = edit.hash().equals(EARLIER.hash()) ? 100 : 200;
        Basis basis = new Basis.OfEdit(block.digest(), edit.hash(), List.of());
        return TestBundles.usage(basis, first, start, value, value, value, value);
    }

    private static Usage morning(SignedDocument values) {
        return values.hash().equals(LOW.hash())
                ? TestGas.from(1, values, volume(3_000, "36"), 10_000, 20_000)
                : TestGas.from(1, values, volume(3_000, "40"), 11_111, 22_222);
    }

    private static Usage evening(SignedDocument values) {
        return values.hash().equals(LOW.hash())
                ? TestGas.from(3, values, volume(500, "36"), 5_000, 0)
                : TestGas.from(3, values, volume(500, "40"), 5_556, 0);
    }

    private static GasVolume volume(long litres, String calorificValue) {
        return new GasVolume(litres, new BigDecimal("1.00000"), new BigDecimal(calorificValue));
    }

    /** Says the same of each interval of three days. */
    private static SignedDocument edit(long value) {
        return TestRegistry.approved(new ReadingEdit(
                TestRegistry.meter("home-meter"),
                ObisCode.ACTIVE_IMPORT,
                1,
                TestRegistry.FROM,
                (int) Duration.ofHours(6).toSeconds(),
                Collections.nCopies(12, value),
                Instant.parse("2026-03-03T12:00:00Z"),
                "A. Clerk",
                "read off the display"));
    }
}
